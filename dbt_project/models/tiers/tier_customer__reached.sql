with

computed as (

    select * from {{ ref('tier_customer__computed') }}

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
        computed.status,
        computed.level_code,
        computed.level_rank,
        computed.score,
        computed.missing_reason

    from computed
    inner join policies on computed.evaluation_id = policies.evaluation_id

)

select * from reached
