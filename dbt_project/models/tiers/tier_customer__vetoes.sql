with

scored as (

    select * from {{ ref('tier_customer__scored') }}

),

conditions as (

    select * from {{ ref('tier_customer__grouped') }} where purpose = 'veto'

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

vetoes as (

    select
        scored.evaluation_id,
        scored.customer_key,
        scored.scope_code,
        scored.category_code,
        max(
            case
                when conditions.passed or conditions.passed is null and policies.on_missing = 'lowest'
                    then levels.level_rank
            end
        ) as held_rank,
        max(
            case when conditions.passed is null and policies.on_missing = 'ungraded' then levels.level_rank end
        ) as open_rank

    from scored
    inner join conditions
        on scored.evaluation_id = conditions.evaluation_id
        and scored.customer_key = conditions.customer_key
        and scored.scope_code = conditions.scope_code
        and scored.category_code = conditions.category_code
    inner join policies on scored.evaluation_id = policies.evaluation_id
    inner join levels on conditions.evaluation_id = levels.evaluation_id and conditions.level_code = levels.level_code
    where scored.level_rank < levels.level_rank
    group by scored.evaluation_id, scored.customer_key, scored.scope_code, scored.category_code

)

select * from vetoes
