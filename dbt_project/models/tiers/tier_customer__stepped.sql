{{ config(materialized='view') }}

with

replayed as (

    select * from {{ ref('tier_customer__replayed') }}

),

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

stood as (

    select
        policies.policy_id,
        policies.policy_version,
        policies.evaluated_on,
        policies.is_review,
        replayed.customer_key,
        replayed.scope_code,
        replayed.category_code,
        replayed.step_no,
        replayed.official_rank as to_rank,
        levels.level_code as to_level_code,
        computed.level_code as computed_level_code,
        coalesce(replayed.is_overridden, false) as is_overridden,
        case when policies.policy_version is null then 'no_version' else replayed.cause_code end as cause_code

    from replayed
    inner join policies on replayed.evaluation_id = policies.evaluation_id
    inner join computed
        on replayed.evaluation_id = computed.evaluation_id
        and replayed.customer_key = computed.customer_key
        and replayed.scope_code = computed.scope_code
        and replayed.category_code = computed.category_code
    left join levels
        on replayed.evaluation_id = levels.evaluation_id and replayed.official_rank = levels.level_rank

),

followed as (

    select
        stood.*,
        lag(to_rank) over unit as from_rank,
        lag(to_level_code) over unit as from_level_code,
        coalesce(lag(is_overridden) over unit, false) as was_overridden

    from stood
    window unit as (partition by policy_id, customer_key, scope_code, category_code order by step_no)

),

stepped as (

    select
        followed.*,
        case
            when from_level_code is not distinct from to_level_code then 'none'
            when from_level_code is null then 'up'
            when to_level_code is null then 'down'
            when to_rank < from_rank then 'up'
            when to_rank > from_rank then 'down'
            else 'none'
        end as direction

    from followed

)

select * from stepped
