with

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

held as (

    select * from {{ ref('tier_customer__held') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of

),

reached as (

    select
        policies.policy_id,
        policies.policy_version,
        computed.evaluation_id,
        computed.customer_key,
        computed.scope_code,
        computed.category_code,
        case
            when held.cause_code = 'excluded' then 'excluded'
            when held.level_code is not null then 'rated'
            when held.cause_code is not null and computed.status = 'rated' then 'ungraded'
            else computed.status
        end as status,
        case when policies.is_replayed then held.level_code else computed.level_code end as level_code,
        case when policies.is_replayed then held.level_rank else computed.level_rank end as level_rank,
        computed.score,
        computed.level_code as computed_level_code,
        coalesce(policies.is_reviewed and computed.level_code is distinct from held.level_code, false)
            as is_provisional,
        coalesce(held.is_overridden, false) as is_overridden,
        held.since_on,
        case
            when held.cause_code = 'excluded' and computed.status <> 'excluded' then 'excluded_by_override'
            when held.level_code is not null then null
            when held.cause_code is not null and computed.status = 'rated' then 'awaits_review'
            else computed.missing_reason
        end as missing_reason

    from computed
    inner join policies on computed.evaluation_id = policies.evaluation_id
    left join held
        on computed.evaluation_id = held.evaluation_id
        and computed.customer_key = held.customer_key
        and computed.scope_code = held.scope_code
        and computed.category_code = held.category_code
    where policies.since_window_id is null or held.evaluation_id is not null

)

select * from reached
