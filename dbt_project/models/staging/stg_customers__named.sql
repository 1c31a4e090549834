{{ config(materialized='view') }}

with

named as (

    select 'customer' as table_name, file_id, row_no, namespace, customer_code, relationship_start_on as stated_on,
        false as is_anonymous
    from {{ source('landing', 'customer') }}

    union all

    select 'sales_header' as table_name, file_id, row_no, namespace, customer_code, sold_on as stated_on, is_anonymous
    from {{ source('landing', 'sales_header') }}

    union all

    select 'sales_line' as table_name, file_id, row_no, namespace, customer_code, sold_on as stated_on, is_anonymous
    from {{ source('landing', 'sales_line') }}

    union all

    select 'order_header' as table_name, file_id, row_no, namespace, customer_code, ordered_on as stated_on, is_anonymous
    from {{ source('landing', 'order_header') }}

    union all

    select 'order_line' as table_name, file_id, row_no, namespace, customer_code, ordered_on as stated_on, is_anonymous
    from {{ source('landing', 'order_line') }}

    union all

    select 'payment' as table_name, file_id, row_no, namespace, customer_code, paid_on as stated_on, is_anonymous
    from {{ source('landing', 'payment') }}

)

select * from named
