with

tried as (

    select * from {{ ref('tier_customer__grouped') }} where purpose = 'reach'

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

ranked as (

    select
        tried.evaluation_id,
        tried.customer_key,
        tried.scope_code,
        tried.category_code,
        policies.on_missing,
        min(case when tried.passed then levels.level_rank end) as true_rank,
        min(case when tried.passed is null then levels.level_rank end) as unknown_rank

    from tried
    inner join policies on tried.evaluation_id = policies.evaluation_id
    inner join levels on tried.evaluation_id = levels.evaluation_id and tried.level_code = levels.level_code
    group by tried.evaluation_id, tried.customer_key, tried.scope_code, tried.category_code, policies.on_missing

),

chosen as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        on_missing = 'ungraded' and unknown_rank < coalesce(true_rank, unknown_rank + 1) as is_unknown,
        true_rank,
        unknown_rank

    from ranked

),

explained as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        case when not coalesce(is_unknown, false) then true_rank end as level_rank,
        case
            when is_unknown then unknown_rank
            else true_rank
        end as tested_rank,
        case
            when is_unknown then 'missing_value'
            when true_rank is null then 'no_band'
        end as missing_reason

    from chosen

)

select * from explained
