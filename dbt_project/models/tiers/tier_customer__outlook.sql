{{ config(materialized='view') }}

with

reached as (

    select * from {{ ref('tier_customer__reached') }} where level_code is not null

),

reviews as (

    select * from {{ source('landing', 'policy') }} where is_projection

),

carried as (

    select * from {{ source('landing', 'policy_carry') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

retained as (

    select * from {{ ref('tier_customer__retained') }}

),

overrides as (

    select * from {{ ref('tier_customer__override') }} where kind in ('set', 'floor')

),

outlook as (

    select
        reviews.policy_id,
        reviews.evaluation_id,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        reached.level_code,
        levels.level_code as kept_level_code,
        levels.level_rank as kept_rank,
        reviews.evaluated_on as next_review_on,
        computed.level_code as projected_level_code,
        computed.missing_reason,
        levels.level_rank is not null and (
            coalesce(computed.level_rank <= levels.level_rank, false)
            or computed.level_rank is null and coalesce(computed.missing_reason, '') <> 'no_band'
            or retained.level_rank is not null
            or coalesce(overrides.level_rank <= levels.level_rank, false)
        ) as is_kept

    from reached
    inner join reviews
        on reached.policy_id = reviews.policy_id
        and (reviews.since_window_id is null or reviews.changed_on is not distinct from reached.since_on)
    inner join computed
        on reviews.evaluation_id = computed.evaluation_id
        and reached.customer_key = computed.customer_key
        and reached.scope_code = computed.scope_code
        and reached.category_code = computed.category_code
    left join carried
        on reviews.evaluation_id = carried.evaluation_id
        and reached.policy_version = carried.from_version
        and reached.level_rank = carried.from_rank
    left join levels on reviews.evaluation_id = levels.evaluation_id and carried.to_rank = levels.level_rank
    left join retained
        on reviews.evaluation_id = retained.evaluation_id
        and reached.customer_key = retained.customer_key
        and reached.scope_code = retained.scope_code
        and reached.category_code = retained.category_code
        and levels.level_rank = retained.level_rank
    left join overrides
        on reviews.evaluation_id = overrides.evaluation_id
        and reached.customer_key = overrides.customer_key
        and reached.category_code = overrides.category_code

)

select * from outlook
