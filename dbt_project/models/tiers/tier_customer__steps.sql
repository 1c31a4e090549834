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
    select * from {{ ref('tier_customer__missed') }}
    union all
    select * from {{ ref('tier_customer__tests') }}
    union all
    select * from {{ ref('tier_customer__objected') }}
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
        case when criteria.metric is null then steps.text_value end as attribute_text,
        case steps.held_by_code
            when 'veto' then concat(capped_level_code, ', held at ', criterion_level_code, ' by a veto')
            when 'cap' then concat(capped_level_code, ', held at ', criterion_level_code, ' by the cap')
            else criterion_level_code
        end as given_en,
        case steps.held_by_code
            when 'veto' then concat(capped_level_code, '，被否决至', criterion_level_code)
            when 'cap' then concat(capped_level_code, '，封顶为', criterion_level_code)
            else criterion_level_code
        end as given_zh,
        coalesce(metrics.display_places, 3) as display_places,
        coalesce(criteria.unit_factor_en, 1) as unit_factor_en,
        coalesce(criteria.unit_factor, 1) as unit_factor

    from steps
    inner join policies on steps.evaluation_id = policies.evaluation_id
    left join criteria on steps.evaluation_id = criteria.evaluation_id and steps.measured_id = criteria.criterion_id
    left join metrics on criteria.metric = metrics.metric

)

select * from named
