with

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where holds_levels

),

overrides as (

    select * from {{ ref('tier_customer__override') }}

),

due as (

    select
        policies.policy_id,
        policies.policy_version,
        computed.evaluation_id,
        computed.customer_key,
        computed.scope_code,
        computed.category_code,
        policies.evaluated_on,
        row_number() over (
            partition by policies.policy_id, computed.customer_key, computed.scope_code, computed.category_code
            order by policies.evaluated_on
        ) as step_no,
        policies.is_review,
        policies.level_count,
        computed.level_rank as computed_rank,
        coalesce(computed.level_rank, policies.level_count + 1) as today_rank,
        computed.status = 'excluded' or coalesce(overrides.kind = 'exclude', false) as is_excluded,
        computed.level_rank is null and coalesce(computed.missing_reason, '') <> 'no_band' as is_unknown,
        policies.rises_daily,
        policies.is_never_lowered,
        policies.valid_since,
        policies.grace_reviews,
        policies.max_drop,
        policies.floor_rank,
        overrides.kind as override_kind,
        overrides.level_rank as override_rank

    from computed
    inner join policies on computed.evaluation_id = policies.evaluation_id
    left join overrides
        on computed.evaluation_id = overrides.evaluation_id
        and computed.customer_key = overrides.customer_key
        and computed.category_code = overrides.category_code

)

select * from due
