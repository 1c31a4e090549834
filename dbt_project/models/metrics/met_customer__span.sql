with

rising as (

    select * from {{ ref('met_customer__rising') }}

),

windows as (

    select * from {{ source('landing', 'window') }} where not is_for_all

),

customers as (

    select * from {{ ref('met_customer__known') }}

),

own_windows as (

    select * from {{ source('landing', 'own_window') }}

),

spans as (

    select
        rising.customer_key,
        windows.evaluated_on,
        windows.window_id,
        windows.start_on,
        windows.end_on,
        windows.is_by_category,
        false as is_own

    from rising
    inner join windows on rising.evaluated_on = windows.evaluated_on
    union all
    select
        customers.customer_key,
        own_windows.evaluated_on,
        own_windows.window_id,
        own_windows.start_on,
        own_windows.end_on,
        own_windows.is_by_category,
        true as is_own

    from customers
    inner join own_windows
        on extract(month from customers.relationship_start_on) = own_windows.begun_month
        and extract(day from customers.relationship_start_on) = own_windows.begun_day
        and customers.relationship_start_on <= own_windows.evaluated_on

)

select * from spans
