with

steps as (

    select * from {{ ref('tier_customer__stepped') }} where is_review

),

run as (

    select * from {{ source('landing', 'run') }}

),

counted as (

    select
        policy_id,
        policy_version,
        evaluated_on,
        scope_code,
        category_code,
        direction,
        cause_code,
        cast(count(*) as bigint) as customer_count

    from steps
    group by policy_id, policy_version, evaluated_on, scope_code, category_code, direction, cause_code

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        counted.policy_id,
        counted.policy_version,
        counted.evaluated_on as reviewed_on,
        counted.scope_code,
        counted.category_code,
        counted.direction,
        counted.cause_code,
        counted.customer_count

    from counted
    cross join run

)

select * from published
