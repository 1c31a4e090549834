with

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_replayed

),

overrides as (

    select * from {{ ref('tier_customer__override') }}

),

placed as (

    select
        computed.*,
        policies.is_between,
        coalesce(computed.level_rank, policies.no_rank) as today_place,
        lag(coalesce(computed.level_rank, policies.no_rank)) over (
            partition by policies.policy_id, computed.customer_key, computed.scope_code, computed.category_code
            order by policies.evaluated_on
        ) as place_before

    from computed
    inner join policies on computed.evaluation_id = policies.evaluation_id

),

deciding as (

    select * from placed
    where not is_between or place_before is null or today_place < place_before

),

due as (

    select
        policies.policy_id,
        policies.policy_version,
        deciding.evaluation_id,
        deciding.customer_key,
        deciding.scope_code,
        deciding.category_code,
        policies.evaluated_on,
        dense_rank() over (
            partition by policies.policy_id, deciding.customer_key, deciding.scope_code, deciding.category_code
            order by policies.evaluated_on
        ) as step_no,
        policies.since_window_id is not null as is_supposed,
        policies.changed_on,
        policies.holds_levels,
        policies.is_review,
        policies.is_review or policies.rises_daily as may_rise,
        policies.no_rank,
        deciding.level_rank as computed_rank,
        deciding.today_place,
        deciding.status = 'excluded' or coalesce(overrides.kind = 'exclude', false) as is_excluded,
        deciding.level_rank is null and coalesce(deciding.missing_reason, '') <> 'no_band' as is_unknown,
        policies.is_never_lowered,
        policies.valid_since,
        policies.grace_reviews,
        policies.max_drop,
        policies.floor_rank as floor_place,
        overrides.kind as override_kind,
        coalesce(overrides.kind = 'set', false) as is_set,
        case when overrides.kind in ('set', 'cap') then overrides.level_rank else 1 end as best_place,
        case when overrides.kind in ('set', 'floor') then overrides.level_rank else policies.no_rank end as worst_place

    from deciding
    inner join policies on deciding.evaluation_id = policies.evaluation_id
    left join overrides
        on deciding.evaluation_id = overrides.evaluation_id
        and deciding.customer_key = overrides.customer_key
        and deciding.category_code = overrides.category_code

)

select * from due
