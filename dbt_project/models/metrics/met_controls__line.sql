{{ config(materialized='view') }}

with

sales as (

    select
        'sales_line' as table_name,
        source_code,
        store_code,
        sold_on as business_on,
        currency,
        document_code,
        line_status,
        document_amount

    from {{ ref('met_sales__line') }}

),

orders as (

    select
        'order_line' as table_name,
        source_code,
        store_code,
        ordered_on as business_on,
        currency,
        document_code,
        line_status,
        document_amount

    from {{ ref('met_orders__line') }}

),

payments as (

    select
        'payment' as table_name,
        source_code,
        cast(null as varchar) as store_code,
        paid_on as business_on,
        currency,
        payment_code as document_code,
        line_status,
        document_amount

    from {{ ref('met_payments__payment') }}

),

quarantined as (

    select
        table_name,
        source_code,
        store_code,
        business_on,
        currency,
        cast(null as varchar) as document_code,
        'quarantined' as line_status,
        amount as document_amount

    from {{ source('landing', 'quarantined_line') }}

),

lines as (

    select * from sales
    union all
    select * from orders
    union all
    select * from payments
    union all
    select * from quarantined

)

select * from lines
