{{ config(materialized='view') }}

with

subjects as (

    select * from {{ ref('met_customer__subject') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

delivered as (

    select * from {{ source('landing', 'delivered') }}

),

units as (

    select
        subjects.customer_key,
        subjects.scope_code,
        subjects.category_code,
        subjects.evaluated_on,
        windows.window_id,
        subjects.category_code = '*' as is_overall,
        delivered.has_sales,
        delivered.has_weights,
        delivered.has_orders,
        delivered.has_payments

    from subjects
    inner join windows
        on subjects.evaluated_on = windows.evaluated_on and (subjects.category_code = '*' or windows.is_by_category)
    cross join delivered
    where subjects.scope_code = 'customer'

)

select * from units
