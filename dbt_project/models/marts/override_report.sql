with

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of and changed_on is null

),

overrides as (

    select * from {{ source('landing', 'policy_override') }}

),

known_codes as (

    select distinct namespace, customer_code from {{ source('landing', 'identity') }}

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

matched as (

    select
        overrides.evaluation_id,
        overrides.override_no,
        count(known_codes.customer_code) as matched_count

    from overrides
    left join known_codes
        on overrides.customer_code = known_codes.customer_code
        and (overrides.namespace is null or overrides.namespace = known_codes.namespace)
    group by overrides.evaluation_id, overrides.override_no

),

active as (

    select
        overrides.evaluation_id,
        count(*) as active_count,
        sum(case when overrides.is_expiring then 1 else 0 end) as expiring_count,
        min(overrides.valid_to) as next_end_on,
        sum(case when matched.matched_count = 0 then 1 else 0 end) as unmatched_count

    from overrides
    inner join matched
        on overrides.evaluation_id = matched.evaluation_id and overrides.override_no = matched.override_no
    group by overrides.evaluation_id

),

decided as (

    select
        policy_id,
        count(distinct customer_key) as customer_count,
        count(distinct case when is_overridden then customer_key end) as overridden_count

    from reached
    group by policy_id

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        policies.policy_id,
        policies.policy_version,
        cast(coalesce(active.active_count, 0) as bigint) as active_count,
        cast(coalesce(active.expiring_count, 0) as bigint) as expiring_count,
        active.next_end_on,
        cast(coalesce(active.unmatched_count, 0) as bigint) as unmatched_count,
        cast(coalesce(decided.overridden_count, 0) as bigint) as overridden_count,
        cast(coalesce(decided.customer_count, 0) as bigint) as customer_count,
        {{ div_round('coalesce(decided.overridden_count, 0)', 'decided.customer_count') }} as overridden_share

    from policies
    left join active on policies.evaluation_id = active.evaluation_id
    left join decided on policies.policy_id = decided.policy_id
    cross join run

)

select * from published
