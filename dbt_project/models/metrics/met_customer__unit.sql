{{ config(materialized='view') }}

with

asked as (

    select * from {{ ref('met_customer__asked') }}

),

delivered as (

    select * from {{ source('landing', 'delivered') }}

),

units as (

    select
        asked.customer_key,
        asked.scope_code,
        asked.category_code,
        asked.evaluated_on,
        asked.window_id,
        asked.category_code = '*' as is_overall,
        delivered.has_sales,
        delivered.has_weights,
        delivered.has_orders,
        delivered.has_payments

    from asked
    cross join delivered

)

select * from units
