with

progress as (

    select * from {{ ref('tier_customer__progress') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

worded as (

    select
        *,
        {{ number_words('unit_gap_en') }} as amount_en,
        {{ number_words('unit_gap') }} as amount_zh

    from progress

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        worded.policy_id,
        worded.policy_version,
        worded.customer_key,
        worded.scope_code,
        worded.category_code,
        worded.step_code,
        worded.criterion_id,
        worded.held_level_code as level_code,
        worded.goal_level_code,
        worded.metric,
        worded.window_id,
        worded.value,
        worded.target,
        worded.gap,
        worded.unit,
        worded.unit_gap,
        case when worded.unit_en is null then amount_en else concat(amount_en, ' ', unit_en) end as gap_en,
        case when worded.unit_zh is null then amount_zh else concat(amount_zh, ' ', unit_zh) end as gap_zh,
        worded.is_less_better,
        worded.is_enough_alone,
        worded.is_indicative,
        worded.blocked_by,
        case when worded.is_review then worded.evaluated_on end as next_review_on,
        case when worded.is_review then {{ days_between('run.as_of', 'worded.evaluated_on') }} end as days_left,
        worded.projected_level_code,
        case when worded.is_review then not worded.is_met end as is_at_risk

    from worded
    cross join run

)

select * from published
