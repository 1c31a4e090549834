{{ config(materialized='view') }}

with

steps as (

    select * from {{ ref('tier_customer__bars') }}
    union all
    select * from {{ ref('tier_customer__totals') }}
    union all
    select * from {{ ref('tier_customer__tests') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }}

),

shown as (

    select
        steps.*,
        criteria.metric,
        criteria.window_id,
        criteria.criterion_name_en,
        criteria.criterion_name_zh,
        cast(
            case metrics.display_places
                when 0 then {{ round_half_even('steps.value', 0) }}
                when 2 then {{ round_half_even('steps.value', 2) }}
                else {{ round_half_even('steps.value', 3) }}
            end as decimal(38, 6)
        ) as shown_value

    from steps
    left join criteria on steps.policy_id = criteria.policy_id and steps.measured_id = criteria.criterion_id
    left join metrics on criteria.metric = metrics.metric

)

select * from shown
