with

rising as (

    select * from {{ ref('met_customer__rising') }}

),

windows as (

    select * from {{ source('landing', 'window') }} where not is_for_all

),

spans as (

    select
        rising.customer_key,
        windows.evaluated_on,
        windows.window_id,
        windows.start_on,
        windows.end_on,
        windows.is_by_category

    from rising
    inner join windows on rising.evaluated_on = windows.evaluated_on

)

select * from spans
