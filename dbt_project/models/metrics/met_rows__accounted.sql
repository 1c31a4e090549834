with

sales as (

    select
        'sales_line' as table_name,
        file_id,
        source_code,
        line_status,
        status_reason,
        net_amount as amount,
        document_amount,
        sold_on as stated_on

    from {{ ref('met_sales__line') }}

),

orders as (

    select
        'order_line' as table_name,
        file_id,
        source_code,
        line_status,
        status_reason,
        ordered_amount as amount,
        document_amount,
        ordered_on as stated_on

    from {{ ref('met_orders__line') }}

),

payments as (

    select
        'payment' as table_name,
        file_id,
        source_code,
        line_status,
        status_reason,
        paid_amount as amount,
        document_amount,
        paid_on as stated_on

    from {{ ref('met_payments__payment') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

rows_of_all as (

    select * from sales
    union all
    select * from orders
    union all
    select * from payments
    union all
    select * from {{ ref('met_rows__dated') }}

),

counted as (

    select
        rows_of_all.table_name,
        rows_of_all.file_id,
        rows_of_all.source_code,
        rows_of_all.line_status,
        coalesce(rows_of_all.status_reason, '') as status_reason,
        cast(count(*) as bigint) as row_count,
        cast(sum(rows_of_all.amount) as decimal(38, 6)) as amount,
        cast(sum(abs(rows_of_all.document_amount)) as decimal(38, 6)) as written_amount,
        cast(sum(case when rows_of_all.stated_on > files.landed_on then 1 else 0 end) as bigint) as future_count,
        max(rows_of_all.stated_on) as last_stated_on,
        max(files.landed_on) as landed_on

    from rows_of_all
    left join files on rows_of_all.file_id = files.file_id
    group by
        rows_of_all.table_name, rows_of_all.file_id, rows_of_all.source_code, rows_of_all.line_status,
        coalesce(rows_of_all.status_reason, '')

)

select * from counted
