{{ config(materialized='view') }}

with

population as (

    select * from {{ ref('tier_customer__population') }} where standing = 'graded'

),

policies as (

    select * from {{ source('landing', 'policy') }} where kind = 'intent'

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

opportunities as (

    select * from {{ ref('tier_customer__opportunity') }}

),

told as (

    select
        population.evaluation_id,
        population.customer_key,
        population.scope_code,
        population.category_code,
        criteria.criterion_id,
        criteria.has_unknown_bar,
        opportunities.opportunity_no,
        opportunities.stage,
        case when opportunities.stage = 'open' then cast(opportunities.days_to_decision as decimal(38, 6)) end as value,
        case
            when opportunities.days_to_decision is not null then null
            when opportunities.stage = 'open' and opportunities.has_intent then 'intent'
            when opportunities.stage = 'open' and not opportunities.has_intent then 'no_intent'
        end as undated_code

    from population
    inner join policies on population.evaluation_id = policies.evaluation_id
    inner join criteria on population.evaluation_id = criteria.evaluation_id
    left join opportunities
        on population.evaluation_id = opportunities.evaluation_id
        and population.customer_key = opportunities.customer_key
        and population.scope_code = opportunities.scope_code
        and population.category_code = opportunities.category_code

)

select * from told
