{{ config(materialized='view') }}

with

population as (

    select * from {{ ref('tier_customer__population') }} where standing = 'graded'

),

policies as (

    select * from {{ source('landing', 'policy') }} where kind = 'intent'

),

opportunities as (

    select * from {{ ref('met_opportunities__standing') }}

),

told as (

    select
        population.evaluation_id,
        population.customer_key,
        population.scope_code,
        population.category_code,
        opportunities.opportunity_no,
        opportunities.stage,
        opportunities.has_intent,
        opportunities.days_to_decision

    from population
    inner join policies on population.evaluation_id = policies.evaluation_id
    inner join opportunities
        on population.customer_key = opportunities.customer_key and policies.evaluated_on = opportunities.evaluated_on
    where population.scope_code = 'customer' and population.category_code = '*'

)

select * from told
