{{ config(materialized='view') }}

with

tries as (

    select * from {{ ref('tier_customer__tries') }} where way = 'points'

),

lines as (

    select * from {{ ref('tier_customer__lines') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

bands as (

    select * from {{ source('landing', 'policy_band') }} where match_value is null and criterion_id <> 'total'

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

targets as (

    select evaluation_id, customer_key, scope_code, category_code, step_code, goal_rank, criterion_id, value, target
    from tries
    where gap > 0
    union
    select evaluation_id, customer_key, scope_code, category_code, step_code, goal_rank, criterion_id, value, target
    from lines
    where target <> value and target between line_least and line_least + line_length

),

ran as (

    select
        targets.*,
        criteria.line_least_points,
        criteria.line_slope,
        case
            when targets.target < criteria.line_least then 0
            when targets.target > criteria.line_most then criteria.line_most - criteria.line_least
            else targets.target - criteria.line_least
        end as line_run

    from targets
    inner join criteria using (evaluation_id, criterion_id)
    where criteria.weight is not null

),

supposed as (

    select
        ran.evaluation_id,
        ran.customer_key,
        ran.scope_code,
        ran.category_code,
        ran.step_code,
        ran.goal_rank,
        ran.criterion_id,
        ran.value,
        ran.target,
        levels.level_rank,
        coalesce(
            cast(ran.line_least_points + {{ exact_product('ran.line_run', 'ran.line_slope', 12) }} as decimal(38, 18)),
            cast(bands.points as decimal(38, 18))
        ) as points

    from ran
    left join bands
        on ran.evaluation_id = bands.evaluation_id and ran.criterion_id = bands.criterion_id
        and (
            bands.lower is null
            or ran.target > bands.lower
            or ran.target = bands.lower and bands.is_lower_inclusive
        )
        and (
            bands.upper is null
            or ran.target < bands.upper
            or ran.target = bands.upper and bands.is_upper_inclusive
        )
    left join levels on bands.evaluation_id = levels.evaluation_id and bands.level_code = levels.level_code

)

select * from supposed
