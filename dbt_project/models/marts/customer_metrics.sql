with

measures as (

    select * from {{ ref('met_customer__value') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

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
        windows.start_on as window_start_on,
        windows.end_on as window_end_on,
        measures.unit,
        measures.value

    from measures
    inner join windows on measures.evaluated_on = windows.evaluated_on and measures.window_id = windows.window_id
    inner join run on measures.evaluated_on = run.as_of
    where measures.scope_code = 'customer' and measures.category_code = '*'

)

select * from published
