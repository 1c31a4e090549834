with

measures as (

    select * from {{ ref('met_customer__value') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

spans as (

    select * from {{ ref('met_customer__span') }} where is_own

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        measures.customer_key,
        measures.metric,
        measures.window_id,
        coalesce(windows.start_on, spans.start_on) as window_start_on,
        coalesce(windows.end_on, spans.end_on) as window_end_on,
        measures.unit,
        measures.value

    from measures
    inner join run on measures.evaluated_on = run.as_of
    left join windows on measures.evaluated_on = windows.evaluated_on and measures.window_id = windows.window_id
    left join spans
        on measures.customer_key = spans.customer_key
        and measures.evaluated_on = spans.evaluated_on
        and measures.window_id = spans.window_id
    where measures.scope_code = 'customer' and measures.category_code = '*'

)

select * from published
