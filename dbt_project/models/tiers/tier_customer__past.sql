{{ config(materialized='view') }}

with

replayed as (

    select * from {{ ref('tier_customer__replayed') }}

),

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where not is_as_of

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

past as (

    select
        policies.policy_id,
        policies.policy_version,
        policies.evaluated_on,
        replayed.customer_key,
        replayed.scope_code,
        replayed.category_code,
        case
            when replayed.cause_code = 'excluded' then 'excluded'
            when levels.level_code is not null then 'rated'
            when computed.status = 'rated' then 'ungraded'
            else computed.status
        end as status,
        levels.level_code,
        case
            when replayed.cause_code = 'excluded' and computed.status <> 'excluded' then 'excluded_by_override'
            when levels.level_code is not null then null
            when computed.status = 'rated' then 'awaits_review'
            else computed.missing_reason
        end as reason_code

    from replayed
    inner join policies on replayed.evaluation_id = policies.evaluation_id
    inner join computed
        on replayed.evaluation_id = computed.evaluation_id
        and replayed.customer_key = computed.customer_key
        and replayed.scope_code = computed.scope_code
        and replayed.category_code = computed.category_code
    left join levels
        on replayed.evaluation_id = levels.evaluation_id and replayed.official_rank = levels.level_rank

)

select * from past
