with

progress as (

    select * from {{ ref('tier_customer__progress') }}

),

written as (

    select * from {{ ref('tier_amount__written') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        progress.policy_id,
        progress.policy_version,
        progress.customer_key,
        progress.scope_code,
        progress.category_code,
        progress.step_code,
        progress.criterion_id,
        progress.held_level_code as level_code,
        progress.goal_level_code,
        progress.metric,
        progress.window_id,
        progress.value,
        progress.target,
        progress.gap,
        progress.unit,
        chinese.unit_amount as unit_gap,
        case when progress.unit_en is null then english.words else concat(english.words, ' ', progress.unit_en) end as gap_en,
        case when progress.unit_zh is null then chinese.words else concat(chinese.words, ' ', progress.unit_zh) end as gap_zh,
        progress.is_less_better,
        progress.is_enough_alone,
        progress.is_indicative,
        progress.blocked_by,
        case when progress.is_review then progress.evaluated_on end as next_review_on,
        case when progress.is_review then {{ days_between('run.as_of', 'progress.evaluated_on') }} end as days_left,
        progress.projected_level_code,
        case when progress.is_review then not progress.is_met end as is_at_risk

    from progress
    cross join run
    left join written as english
        on progress.gap = english.amount
        and progress.unit_factor_en = english.unit_factor
        and progress.display_places = english.display_places
    left join written as chinese
        on progress.gap = chinese.amount
        and progress.unit_factor = chinese.unit_factor
        and progress.display_places = chinese.display_places

)

select * from published
