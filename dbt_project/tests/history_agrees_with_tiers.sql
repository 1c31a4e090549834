-- A returned row is a tier that the history, as it is on record now, tells otherwise for the as-of date.
with

run as (

    select * from {{ source('landing', 'run') }}

),

recalled as (

    select
        history.policy_id,
        history.customer_key,
        history.scope_code,
        history.category_code,
        history.status,
        history.level_code

    from {{ ref('customer_tier_history') }} as history
    inner join run
        on history.valid_from <= run.as_of and (history.valid_to is null or run.as_of < history.valid_to)
    where history.recorded_to is null

),

differing as (

    select
        coalesce(tiers.policy_id, recalled.policy_id) as policy_id,
        coalesce(tiers.customer_key, recalled.customer_key) as customer_key,
        coalesce(tiers.scope_code, recalled.scope_code) as scope_code,
        coalesce(tiers.category_code, recalled.category_code) as category_code

    from {{ ref('customer_tiers') }} as tiers
    full outer join recalled
        on tiers.policy_id = recalled.policy_id
        and tiers.customer_key = recalled.customer_key
        and tiers.scope_code = recalled.scope_code
        and tiers.category_code = recalled.category_code
    where
        tiers.policy_id is null
        or recalled.policy_id is null
        or tiers.status <> recalled.status
        or tiers.level_code is distinct from recalled.level_code

)

select * from differing
