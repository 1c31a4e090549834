{{ config(materialized='view') }}

with

goals as (

    select * from {{ ref('tier_customer__goal') }} where way = 'comparison' and not is_met

),

compared as (

    select * from {{ ref('tier_customer__compared') }} where value is not null

),

cuts as (

    select * from {{ ref('tier_level__aim') }}

),

rivals as (

    select
        goals.evaluation_id,
        goals.customer_key,
        goals.scope_code,
        goals.category_code,
        goals.step_code,
        compared.criterion_id,
        compared.value,
        cuts.target,
        greatest(cuts.target - compared.value, 0) as gap

    from goals
    inner join compared using (evaluation_id, customer_key, scope_code, category_code)
    inner join cuts using (evaluation_id, scope_code, category_code, level_rank)

)

select * from rivals
