{{ config(materialized='view') }}

with

goals as (

    select * from {{ ref('tier_customer__goal') }}

),

gaps as (

    select * from {{ ref('tier_customer__gaps') }}

),

policies as (

    select evaluation_id, policy_id, policy_version, evaluated_on, kind from {{ source('landing', 'policy') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }}

),

counted as (

    select evaluation_id, customer_key, scope_code, category_code, step_code, count(gap) as gap_count
    from gaps
    group by evaluation_id, customer_key, scope_code, category_code, step_code

),

rows_told as (

    select evaluation_id, customer_key, scope_code, category_code, step_code, 'total' as criterion_id from goals
    union all
    select evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id from gaps
    where criterion_id <> 'total'

),

progress as (

    select
        rows_told.*,
        goals.held_level_code,
        goals.level_code as goal_level_code,
        goals.projected_level_code,
        goals.step_code = 'keep' as is_review,
        goals.is_met,
        policies.policy_id,
        policies.policy_version,
        policies.evaluated_on,
        criteria.metric,
        criteria.window_id,
        gaps.value,
        gaps.target,
        gaps.gap,
        gaps.is_less_better,
        case when gaps.gap is not null then gaps.is_enough_alone or counted.gap_count = 1 end as is_enough_alone,
        policies.kind in ('share', 'pareto') as is_indicative,
        metrics.unit,
        gaps.unit_factor_en,
        gaps.unit_factor,
        gaps.display_places,
        case when gaps.gap is not null then criteria.unit_en end as unit_en,
        case when gaps.gap is not null then criteria.unit_zh end as unit_zh,
        case
            when rows_told.criterion_id <> 'total' or goals.is_met and goals.step_code = 'keep' then null
            when goals.is_overridden then 'override'
            when goals.is_met then 'awaits_review'
            when counted.gap_count > 0 then null
            when goals.missing_reason <> 'no_band' then goals.missing_reason
            when goals.way = 'points' then 'no_single_criterion'
            when goals.way = 'comparison' then 'nobody_there'
            else 'no_number'
        end as blocked_by

    from rows_told
    inner join goals using (evaluation_id, customer_key, scope_code, category_code, step_code)
    inner join policies using (evaluation_id)
    left join gaps using (evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id)
    left join counted using (evaluation_id, customer_key, scope_code, category_code, step_code)
    left join criteria using (evaluation_id, criterion_id)
    left join metrics using (metric)

)

select * from progress
