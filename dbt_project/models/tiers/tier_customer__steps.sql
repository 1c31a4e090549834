{{ config(materialized='view') }}

with

steps as (

    select * from {{ ref('tier_customer__bars') }}
    union all
    select * from {{ ref('tier_customer__totals') }}
    union all
    select * from {{ ref('tier_customer__sole') }}
    union all
    select * from {{ ref('tier_customer__joint') }}
    union all
    select * from {{ ref('tier_customer__places') }}
    union all
    select * from {{ ref('tier_customer__tests') }}
    union all
    select * from {{ ref('tier_customer__standings') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }}

),

named as (

    select
        policies.policy_id,
        policies.policy_version,
        policies.evaluated_on,
        steps.*,
        criteria.metric,
        criteria.window_id,
        coalesce(criteria.criterion_name_en, policies.outcome_name_en) as criterion_name_en,
        coalesce(criteria.criterion_name_zh, policies.outcome_name_zh) as criterion_name_zh,
        criteria.unit_en,
        criteria.unit_zh,
        coalesce(metrics.display_places, 3) as display_places,
        coalesce(criteria.unit_factor_en, 1) as unit_factor_en,
        coalesce(criteria.unit_factor, 1) as unit_factor

    from steps
    inner join policies on steps.evaluation_id = policies.evaluation_id
    left join criteria on steps.evaluation_id = criteria.evaluation_id and steps.measured_id = criteria.criterion_id
    left join metrics on criteria.metric = metrics.metric

)

select * from named
