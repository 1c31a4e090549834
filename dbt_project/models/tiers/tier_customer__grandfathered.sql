with

policies as (

    select * from {{ source('landing', 'policy') }} where asked_by_evaluation_id is not null

),

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

carried as (

    select * from {{ source('landing', 'policy_carry') }}

),

grandfathered as (

    select
        policies.asked_by_evaluation_id as evaluation_id,
        computed.customer_key,
        computed.scope_code,
        computed.category_code,
        policies.policy_version as given_by,
        carried.to_rank as level_rank

    from policies
    inner join computed on policies.evaluation_id = computed.evaluation_id
    inner join carried
        on policies.asked_by_evaluation_id = carried.evaluation_id
        and policies.policy_version = carried.from_version
        and computed.level_rank = carried.from_rank
    where carried.to_rank is not null

)

select * from grandfathered
