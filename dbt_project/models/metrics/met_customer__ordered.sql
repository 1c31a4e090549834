with

orders as (

    select * from {{ ref('met_orders__line') }}
    where line_status in ('counted', 'excluded') and customer_key is not null

),

windows as (

    select * from {{ source('landing', 'window') }}

),

summed as (

    select
        orders.customer_key,
        windows.evaluated_on,
        windows.window_id,
        cast(
            sum(case when orders.is_excluded then 0 else orders.ordered_amount end) as decimal(38, 6)
        ) as ordered_amount,
        cast(sum(orders.ordered_amount) as decimal(38, 6)) as ordered_gross_amount

    from orders
    inner join windows
        on orders.ordered_on < windows.end_on and (windows.start_on is null or orders.ordered_on >= windows.start_on)
    group by orders.customer_key, windows.evaluated_on, windows.window_id

)

select * from summed
