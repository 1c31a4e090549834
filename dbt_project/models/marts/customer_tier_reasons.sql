with

reasons as (

    select * from {{ ref('tier_customer__reasons') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

spans as (

    select * from {{ ref('met_customer__span') }} where is_own

),

since as (

    select * from {{ ref('tier_customer__since') }}

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
        coalesce(windows.start_on, spans.start_on, since.start_on) as window_start_on,
        coalesce(windows.end_on, spans.end_on, since.end_on) as window_end_on,
        reasons.value,
        reasons.value_code,
        reasons.part,
        reasons.whole,
        reasons.operator,
        reasons.threshold,
        reasons.threshold_on,
        reasons.passed,
        reasons.criterion_level_code,
        reasons.points,
        reasons.weight,
        reasons.missing_reason,
        reasons.sentence_en,
        reasons.sentence_zh

    from reasons
    cross join run
    left join windows on run.as_of = windows.evaluated_on and reasons.window_id = windows.window_id
    left join spans
        on reasons.customer_key = spans.customer_key
        and run.as_of = spans.evaluated_on
        and reasons.window_id = spans.window_id
    left join since
        on reasons.policy_id = since.policy_id
        and reasons.customer_key = since.customer_key
        and reasons.scope_code = since.scope_code
        and reasons.category_code = since.category_code
        and reasons.window_id = since.window_id

)

select * from published
