{{ config(materialized='view') }}

with

goals as (

    select * from {{ ref('tier_customer__goal') }} where way = 'points' and not is_met

),

banded as (

    select * from {{ ref('tier_customer__banded') }} where value is not null

),

rescored as (

    select * from {{ ref('tier_customer__rescored') }}

),

lifted as (

    select * from {{ ref('tier_customer__lifted') }}

),

enough as (

    select
        rescored.*,
        row_number() over (
            partition by evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id
            order by abs(target - value), target desc
        ) as place

    from rescored
    left join lifted
        using (evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id, target)
    where greatest(rescored.new_rank, coalesce(lifted.held_rank, 0)) <= rescored.goal_rank
        and coalesce(lifted.open_rank, 0) <= greatest(rescored.new_rank, coalesce(lifted.held_rank, 0))

),

nearest as (

    select * from enough where place = 1

),

points as (

    select
        goals.evaluation_id,
        goals.customer_key,
        goals.scope_code,
        goals.category_code,
        goals.step_code,
        banded.criterion_id,
        banded.value,
        nearest.target,
        cast(abs(nearest.target - nearest.value) as decimal(38, 6)) as gap,
        nearest.target < nearest.value as is_less_better

    from goals
    inner join banded using (evaluation_id, customer_key, scope_code, category_code)
    left join nearest using (evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id)

)

select * from points
