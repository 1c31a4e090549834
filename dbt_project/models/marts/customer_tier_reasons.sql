with

reasons as (

    select * from {{ ref('tier_customer__reasons') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        reasons.policy_id,
        reasons.policy_version,
        reasons.customer_key,
        reasons.scope_code,
        reasons.category_code,
        reasons.tested_level_code,
        reasons.step_no,
        reasons.criterion_id,
        reasons.metric,
        reasons.window_id,
        reasons.window_start_on,
        reasons.window_end_on,
        reasons.value,
        reasons.operator,
        reasons.threshold,
        reasons.passed,
        reasons.criterion_level_code,
        reasons.points,
        reasons.weight,
        reasons.missing_reason,
        reasons.sentence_en,
        reasons.sentence_zh

    from reasons
    cross join run

)

select * from published
