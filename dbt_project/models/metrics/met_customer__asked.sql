{{ config(materialized='view') }}

with

subjects as (

    select * from {{ ref('met_customer__subject') }} where scope_code = 'customer'

),

windows as (

    select * from {{ source('landing', 'window') }}

),

spans as (

    select * from {{ ref('met_customer__span') }} where is_own

),

asked as (

    select
        subjects.*,
        windows.window_id

    from subjects
    inner join windows
        on subjects.evaluated_on = windows.evaluated_on and (subjects.category_code = '*' or windows.is_by_category)
    union all
    select
        subjects.*,
        spans.window_id

    from subjects
    inner join spans
        on subjects.customer_key = spans.customer_key
        and subjects.evaluated_on = spans.evaluated_on
        and (subjects.category_code = '*' or spans.is_by_category)

)

select * from asked
