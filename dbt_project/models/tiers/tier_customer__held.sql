with

replayed as (

    select * from {{ ref('tier_customer__replayed') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

held as (

    select
        replayed.evaluation_id,
        replayed.customer_key,
        replayed.scope_code,
        replayed.category_code,
        levels.level_code,
        replayed.official_rank as level_rank,
        replayed.since_on,
        replayed.is_overridden,
        replayed.cause_code

    from replayed
    inner join policies on replayed.evaluation_id = policies.evaluation_id
    left join levels
        on replayed.evaluation_id = levels.evaluation_id and replayed.official_rank = levels.level_rank

)

select * from held
