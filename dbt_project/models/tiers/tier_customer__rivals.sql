{{ config(materialized='view') }}

with

goals as (

    select * from {{ ref('tier_customer__goal') }} where way = 'comparison' and not is_met

),

compared as (

    select * from {{ ref('tier_customer__compared') }} where value is not null

),

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

cuts as (

    select
        compared.evaluation_id,
        compared.scope_code,
        compared.category_code,
        computed.level_rank,
        min(compared.value) as target

    from compared
    inner join computed using (evaluation_id, customer_key, scope_code, category_code)
    where compared.value > 0
    group by compared.evaluation_id, compared.scope_code, compared.category_code, computed.level_rank

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
