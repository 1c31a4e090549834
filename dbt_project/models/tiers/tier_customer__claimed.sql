{{ config(materialized='view') }}

with

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

spoken as (

    select * from {{ source('landing', 'spoken_day') }}

),

stood as (

    select
        policy_id, policy_version, evaluated_on, customer_key, scope_code, category_code,
        status, level_code, reason_code
    from {{ ref('tier_customer__past') }}
    union all
    select
        reached.policy_id, reached.policy_version, run.as_of, reached.customer_key, reached.scope_code,
        reached.category_code, reached.status, reached.level_code, reached.missing_reason
    from reached
    cross join run

),

followed as (

    select
        stood.*,
        lead(evaluated_on) over (
            partition by policy_id, customer_key, scope_code, category_code order by evaluated_on
        ) as next_on

    from stood

),

claimed as (

    select
        followed.policy_id,
        followed.customer_key,
        followed.scope_code,
        followed.category_code,
        followed.policy_version,
        followed.status,
        followed.level_code,
        followed.reason_code,
        followed.evaluated_on as valid_from,
        coalesce(followed.next_on, spoken.stands_to) as valid_to

    from followed
    inner join spoken
        on followed.policy_id = spoken.policy_id and followed.evaluated_on = spoken.evaluated_on

)

select * from claimed
