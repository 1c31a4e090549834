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
        evaluation_id,
        max(level_rank) as level_rank

    from levels
    group by evaluation_id

),

settled as (

    select
        population.evaluation_id,
        population.customer_key,
        population.scope_code,
        population.category_code,
        population.standing,
        case
            when policies.on_missing = 'lowest'
                and outcomes.missing_reason in ('missing_value', 'missing_required', 'low_coverage', 'unknown_code')
                then lowest.level_rank
            else outcomes.level_rank
        end as level_rank,
        outcomes.score,
        coalesce(population.standing_reason, outcomes.missing_reason) as missing_reason

    from population
    inner join policies on population.evaluation_id = policies.evaluation_id
    left join lowest on population.evaluation_id = lowest.evaluation_id
    left join outcomes
        on population.evaluation_id = outcomes.evaluation_id
        and population.customer_key = outcomes.customer_key
        and population.scope_code = outcomes.scope_code
        and population.category_code = outcomes.category_code

),

computed as (

    select
        settled.evaluation_id,
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
    left join levels on settled.evaluation_id = levels.evaluation_id and settled.level_rank = levels.level_rank

)

select * from computed
