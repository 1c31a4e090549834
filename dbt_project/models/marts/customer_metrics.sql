with

measures as (

    select * from {{ ref('met_customer__value') }} where scope_code = 'customer' and category_code = '*'

),

windows as (

    select * from {{ source('landing', 'window') }}

),

spans as (

    select * from {{ ref('met_customer__span') }} where is_own

),

since as (

    select * from {{ ref('tier_customer__since') }} where scope_code = 'customer' and category_code = '*'

),

run as (

    select * from {{ source('landing', 'run') }}

),

supposed as (

    select distinct supposed_window_id from {{ source('landing', 'policy') }} where supposed_window_id is not null

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
    left join supposed on measures.window_id = supposed.supposed_window_id
    where supposed.supposed_window_id is null
    union all
    select
        run.snapshot_id,
        run.as_of,
        measures.customer_key,
        measures.metric,
        since.window_id,
        since.start_on as window_start_on,
        since.end_on as window_end_on,
        measures.unit,
        measures.value

    from measures
    inner join run on measures.evaluated_on = run.as_of
    inner join since
        on measures.customer_key = since.customer_key
        and measures.evaluated_on = since.evaluated_on
        and measures.window_id = since.supposed_window_id

)

select * from published
