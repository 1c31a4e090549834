{{ config(materialized='view') }}

with

goals as (

    select * from {{ ref('tier_customer__goal') }} where way = 'points' and not is_met

),

banded as (

    select * from {{ ref('tier_customer__banded') }} where value is not null

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }} where line_slope <> 0

),

weighed as (

    select * from {{ ref('tier_customer__weighed') }}

),

bars as (

    select evaluation_id, lower as bar from {{ source('landing', 'policy_band') }}
    where criterion_id = 'total' and lower is not null
    union
    select evaluation_id, upper as bar from {{ source('landing', 'policy_band') }}
    where criterion_id = 'total' and upper is not null

),

steps as (

    select cast(0 as bigint) as step_count union all select 1 union all select 2

),

lacking as (

    select
        evaluation_id, customer_key, scope_code, category_code, criterion_id,
        goals.step_code,
        goals.level_rank as goal_rank,
        criteria.smallest_step,
        criteria.line_least,
        criteria.line_most - criteria.line_least as line_length,
        banded.value,
        banded.weight,
        {{ exact_product('criteria.line_most - criteria.line_least', 'criteria.line_slope', 12) }} as line_points,
        {{ exact_product('bars.bar', 'weighed.covered_weight') }}
        - cast(weighed.weighted_points - {{ exact_product('banded.weight', 'banded.points', 18) }} as decimal(38, 12))
        - {{ exact_product('banded.weight', 'criteria.line_least_points') }} as lacking_points

    from goals
    inner join criteria using (evaluation_id)
    inner join bars using (evaluation_id)
    inner join banded using (evaluation_id, customer_key, scope_code, category_code, criterion_id)
    inner join weighed using (evaluation_id, customer_key, scope_code, category_code)

),

solved as (

    select
        *,
        line_least - 0.000001
        + {{ div_round(exact_product('line_length', 'lacking_points', 12), exact_product('weight', 'line_points')) }}
            as solution

    from lacking

),

lines as (

    select
        solved.*,
        cast(
            case
                when smallest_step = 1 then cast(floor(solution) as decimal(38, 6))
                when smallest_step = 0.01
                    then cast(floor({{ exact_product('solution', '100') }}) * 0.01 as decimal(38, 6))
                else solution
            end + steps.step_count * smallest_step
            as decimal(38, 6)
        ) as target

    from solved
    cross join steps

)

select * from lines
