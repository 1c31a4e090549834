{{ config(materialized='view') }}

with

customers as (

    select * from {{ ref('met_customer__known') }}

),

evaluations as (

    select * from {{ source('landing', 'evaluation_day') }}

),

bought as (

    select
        customer_key,
        category_code,
        min(sold_on) as known_from

    from {{ ref('met_customer__day') }}
    group by customer_key, category_code

),

subjects as (

    select
        customers.customer_key,
        'customer' as scope_code,
        '*' as category_code,
        evaluations.evaluated_on

    from customers
    inner join evaluations
        on customers.known_from is null or customers.known_from <= evaluations.evaluated_on
    union all
    select
        bought.customer_key,
        'customer' as scope_code,
        bought.category_code,
        evaluations.evaluated_on

    from bought
    inner join evaluations on evaluations.is_by_category and bought.known_from <= evaluations.evaluated_on

)

select * from subjects
