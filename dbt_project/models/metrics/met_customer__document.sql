{{ config(materialized='view') }}

with

lines as (

    select * from {{ ref('met_sales__line') }} where line_status in ('counted', 'excluded', 'set_aside')

),

orders as (

    select * from {{ ref('met_orders__line') }} where line_status in ('counted', 'excluded', 'set_aside')

),

payments as (

    select * from {{ ref('met_payments__payment') }} where line_status in ('counted', 'set_aside')

),

sales_headers as (

    select * from {{ ref('stg_sales__header') }} where not is_anonymous

),

order_headers as (

    select * from {{ ref('stg_orders__header') }} where not is_anonymous

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

headers as (

    select namespace, customer_code, sold_on as stated_on from sales_headers
    union all
    select namespace, customer_code, ordered_on as stated_on from order_headers

),

of_headers as (

    select
        identity_map.customer_key,
        headers.stated_on

    from headers
    inner join identity_map
        on headers.namespace = identity_map.namespace and headers.customer_code = identity_map.customer_code

),

documents as (

    select
        customer_key,
        sold_on as stated_on,
        line_kind = 'sale' and line_status = 'counted' as is_counted_sale,
        line_kind in ('sale', 'return') as is_sales_line

    from lines
    union all
    select customer_key, stated_on, false as is_counted_sale, false as is_sales_line from of_headers
    union all
    select customer_key, ordered_on as stated_on, false as is_counted_sale, false as is_sales_line from orders
    union all
    select customer_key, paid_on as stated_on, false as is_counted_sale, false as is_sales_line from payments

),

of_customers as (

    select * from documents where customer_key is not null

)

select * from of_customers
