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
    left join lifted using (evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id, target)
    where greatest(rescored.new_rank, coalesce(lifted.held_rank, 0)) <= rescored.goal_rank
        and coalesce(lifted.open_rank, 0) <= greatest(rescored.new_rank, coalesce(lifted.held_rank, 0))

),

points as (

    select
        evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id,
        banded.value,
        enough.target,
        cast(abs(enough.target - enough.value) as decimal(38, 6)) as gap, enough.target < enough.value as is_less_better

    from goals
    inner join banded using (evaluation_id, customer_key, scope_code, category_code)
    left join enough using (evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id)
    where coalesce(enough.place, 1) = 1

)

select * from points
