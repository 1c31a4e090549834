{{ config(materialized='view') }}

with

customers as (

    select * from {{ ref('met_customer__known') }}

),

evaluations as (

    select * from {{ source('landing', 'evaluation_day') }}

),

rising as (

    select * from {{ ref('met_customer__rising') }}

),

asked as (

    select customers.customer_key, evaluations.evaluated_on, evaluations.is_by_category
    from customers
    inner join evaluations
        on evaluations.is_for_all
        and (customers.known_from is null or customers.known_from <= evaluations.evaluated_on)
    union all
    select customers.customer_key, evaluations.evaluated_on, evaluations.is_by_category
    from customers
    inner join rising on customers.customer_key = rising.customer_key
    inner join evaluations on rising.evaluated_on = evaluations.evaluated_on
    where customers.known_from is null or customers.known_from <= evaluations.evaluated_on

),

groups as (

    select * from {{ ref('met_customer__group') }}

),

of_categories as (

    select customer_key, category_code, sold_on as stated_on from {{ ref('met_customer__day') }}
    union all
    select customer_key, category_code, earned_on as stated_on from {{ ref('met_points__earned') }}

),

bought as (

    select
        customer_key,
        category_code,
        min(stated_on) as known_from

    from of_categories
    group by customer_key, category_code

),

subjects as (

    select
        customer_key,
        'customer' as scope_code,
        '*' as category_code,
        evaluated_on

    from asked
    union all
    select
        bought.customer_key,
        'customer' as scope_code,
        bought.category_code,
        asked.evaluated_on

    from bought
    inner join asked
        on bought.customer_key = asked.customer_key
        and asked.is_by_category
        and bought.known_from <= asked.evaluated_on
    union all
    select
        customer_key,
        'group' as scope_code,
        '*' as category_code,
        evaluated_on

    from groups

)

select * from subjects
