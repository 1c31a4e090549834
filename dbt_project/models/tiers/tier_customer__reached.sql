with

population as (

    select * from {{ ref('tier_customer__population') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

outcomes as (

    select * from {{ ref('tier_customer__outcome') }}

),

lowest as (

    select
        policy_id,
        max(level_rank) as level_rank

    from levels
    group by policy_id

),

settled as (

    select
        population.policy_id,
        population.policy_version,
        population.customer_key,
        population.scope_code,
        population.category_code,
        population.standing,
        case
            when policies.on_missing = 'lowest' and outcomes.missing_reason <> 'no_band' then lowest.level_rank
            else outcomes.level_rank
        end as level_rank,
        outcomes.score,
        coalesce(population.standing_reason, outcomes.missing_reason) as missing_reason

    from population
    inner join policies on population.policy_id = policies.policy_id
    left join lowest on population.policy_id = lowest.policy_id
    left join outcomes
        on population.policy_id = outcomes.policy_id
        and population.customer_key = outcomes.customer_key
        and population.scope_code = outcomes.scope_code
        and population.category_code = outcomes.category_code

),

reached as (

    select
        settled.policy_id,
        settled.policy_version,
        settled.customer_key,
        settled.scope_code,
        settled.category_code,
        case
            when settled.standing <> 'graded' then settled.standing
            when settled.level_rank is not null then 'rated'
            else 'ungraded'
        end as status,
        levels.level_code,
        settled.level_rank,
        settled.score,
        case when settled.level_rank is null then settled.missing_reason end as missing_reason

    from settled
    left join levels on settled.policy_id = levels.policy_id and settled.level_rank = levels.level_rank

)

select * from reached
