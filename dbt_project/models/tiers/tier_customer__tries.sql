with

goals as (

    select * from {{ ref('tier_customer__goal') }} where not is_met

),

stretches as (

    select * from {{ ref('tier_policy__stretches') }}

),

asked as (

    select * from {{ ref('tier_customer__asked') }} where value is not null

),

placed as (

    select
        goals.evaluation_id,
        goals.customer_key,
        goals.scope_code,
        goals.category_code,
        goals.step_code,
        goals.way,
        goals.level_rank as goal_rank,
        stretches.stretch_id,
        stretches.criterion_id,
        stretches.unit_factor,
        asked.value,
        case
            when asked.value < stretches.lower or asked.value = stretches.lower and not stretches.is_lower_inclusive
                then stretches.least_inside
            when asked.value > stretches.upper or asked.value = stretches.upper and not stretches.is_upper_inclusive
                then stretches.most_inside
            else asked.value
        end as target

    from goals
    inner join stretches
        on goals.evaluation_id = stretches.evaluation_id
        and goals.way = stretches.way
        and goals.purpose = stretches.purpose
        and (stretches.level_code is null or goals.level_code = stretches.level_code)
    inner join asked
        on goals.evaluation_id = asked.evaluation_id
        and goals.customer_key = asked.customer_key
        and goals.scope_code = asked.scope_code
        and goals.category_code = asked.category_code
        and stretches.criterion_id = asked.criterion_id

),

tries as (

    select
        *,
        cast(abs(target - value) as decimal(38, 6)) as gap,
        target < value as is_less_better

    from placed

)

select * from tries
