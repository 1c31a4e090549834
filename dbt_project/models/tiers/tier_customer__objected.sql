{{ config(materialized='view') }}
{% set unit = 'evaluation_id, customer_key, scope_code, category_code' %}

with

scored as (

    select {{ unit }}, found.level_rank as score_rank from {{ ref('tier_customer__scored') }} as found
    inner join {{ ref('tier_customer__reached') }} using ({{ unit }})

),

tested as (

    select * from {{ ref('tier_customer__tested') }} where purpose = 'veto'

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

-- A veto that leaves every level up to the score's own decides nothing: it is not shown.
objected as (

    select
        {{ unit }},
        level_code as tested_level_code,
        1000 + row_number() over (partition by {{ unit }} order by tested.node_id) as step_no,
        tested.node_id as criterion_id,
        tested.criterion_id as measured_id,
        tested.value,
        case when tested.passed is not null then tested.text_value end as text_value,
        case when tested.divisor <> 1 then tested.dividend end as part,
        case when tested.divisor <> 1 then cast(tested.divisor as decimal(38, 6)) end as whole,
        tested.operator,
        tested.threshold,
        cast(null as date) as threshold_on,
        tested.passed,
        case when tested.passed then level_code end as criterion_level_code,
        cast(null as string) as capped_level_code, cast(null as string) as held_by_code,
        cast(null as decimal(38, 6)) as points, cast(null as decimal(38, 6)) as weight,
        case
            when tested.passed is not null then null
            when tested.text_value is not null then 'unknown_code'
            else 'missing_value'
        end as missing_reason,
        tested.bar_en,
        tested.bar_zh

    from tested
    inner join levels using (evaluation_id, level_code)
    inner join scored using ({{ unit }})
    where levels.level_rank > scored.score_rank

)

select * from objected
