with

orders as (

    select * from {{ ref('met_orders__line') }}
    where line_status in ('counted', 'excluded') and customer_key is not null

),

windows as (

    select * from {{ source('landing', 'window') }} where is_for_all

),

spans as (

    select * from {{ ref('met_customer__span') }}

),

placed as (

    select
        orders.customer_key,
        orders.ordered_amount,
        orders.is_excluded,
        windows.evaluated_on,
        windows.window_id

    from orders
    inner join windows
        on orders.ordered_on < windows.end_on and (windows.start_on is null or orders.ordered_on >= windows.start_on)
    union all
    select
        orders.customer_key,
        orders.ordered_amount,
        orders.is_excluded,
        spans.evaluated_on,
        spans.window_id

    from orders
    inner join spans
        on orders.customer_key = spans.customer_key
        and orders.ordered_on < spans.end_on
        and (spans.start_on is null or orders.ordered_on >= spans.start_on)

),

summed as (

    select
        customer_key,
        evaluated_on,
        window_id,
        cast(sum(case when is_excluded then 0 else ordered_amount end) as decimal(38, 6)) as ordered_amount,
        cast(sum(ordered_amount) as decimal(38, 6)) as ordered_gross_amount

    from placed
    group by customer_key, evaluated_on, window_id

)

select * from summed
