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
        evaluation_id, customer_key, scope_code, category_code, criterion_id,
        goals.step_code,
        way,
        goals.level_rank as goal_rank,
        stretches.stretch_id,
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
    inner join stretches using (evaluation_id, way, purpose)
    inner join asked using (evaluation_id, customer_key, scope_code, category_code, criterion_id)
    where stretches.level_code is null or goals.level_code = stretches.level_code

),

tries as (

    select
        *,
        cast(abs(target - value) as decimal(38, 6)) as gap,
        target < value as is_less_better

    from placed

)

select * from tries
