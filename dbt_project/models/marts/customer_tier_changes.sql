with

steps as (

    select * from {{ ref('tier_customer__stepped') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        steps.policy_id,
        steps.policy_version,
        steps.customer_key,
        steps.scope_code,
        steps.category_code,
        steps.evaluated_on as changed_on,
        steps.from_level_code,
        steps.to_level_code,
        steps.computed_level_code,
        steps.direction,
        steps.cause_code,
        steps.is_review,
        steps.is_overridden

    from steps
    cross join run
    where
        steps.from_level_code is distinct from steps.to_level_code
        or steps.is_overridden <> steps.was_overridden
        or steps.is_review and steps.to_level_code is distinct from steps.computed_level_code

)

select * from published
