with

sales as (

    select
        'sales_line' as table_name,
        file_id,
        source_code,
        line_status,
        status_reason,
        net_amount as amount

    from {{ ref('met_sales__line') }}

),

orders as (

    select
        'order_line' as table_name,
        file_id,
        source_code,
        line_status,
        status_reason,
        ordered_amount as amount

    from {{ ref('met_orders__line') }}

),

payments as (

    select
        'payment' as table_name,
        file_id,
        source_code,
        line_status,
        status_reason,
        paid_amount as amount

    from {{ ref('met_payments__payment') }}

),

rows_of_all as (

    select * from sales
    union all
    select * from orders
    union all
    select * from payments
    union all
    select table_name, file_id, source_code, line_status, status_reason, amount from {{ ref('met_rows__dated') }}

),

counted as (

    select
        table_name,
        file_id,
        source_code,
        line_status,
        coalesce(status_reason, '') as status_reason,
        cast(count(*) as bigint) as row_count,
        cast(sum(amount) as decimal(38, 6)) as amount

    from rows_of_all
    group by table_name, file_id, source_code, line_status, coalesce(status_reason, '')

)

select * from counted
