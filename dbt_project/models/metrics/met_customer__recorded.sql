{{ config(materialized='view') }}

with

balances as (

    select * from {{ ref('met_customer__balance') }}

),

averages as (

    select * from {{ ref('met_customer__average') }}

),

seats as (

    select * from {{ ref('met_customer__seats') }}

),

opportunities as (

    select * from {{ ref('met_customer__opportunity') }}

),

overdue as (

    select * from {{ ref('met_customer__overdue') }}

),

points as (

    select * from {{ ref('met_customer__points') }}

),

recorded as (

    select customer_key, '*' as category_code, evaluated_on, null as window_id, 'balance_at' as metric, balance_at as value
    from balances

    union all

    select customer_key, '*', evaluated_on, window_id, 'average_daily_balance', balance_days_amount from averages

    union all

    select customer_key, '*', evaluated_on, null, 'open_count', open_count from seats

    union all

    select customer_key, '*', evaluated_on, null, 'days_to_decision', days_to_decision from opportunities

    union all

    select customer_key, '*', evaluated_on, null, 'open_opportunity_count', open_opportunity_count from opportunities

    union all

    select customer_key, '*', evaluated_on, null, 'overdue_days_max', overdue_days_max from overdue

    union all

    select customer_key, category_code, evaluated_on, window_id, 'points_earned', points_earned from points

),

typed as (

    select
        customer_key,
        category_code,
        evaluated_on,
        cast(window_id as string) as window_id,
        metric,
        cast(value as decimal(38, 6)) as value

    from recorded

)

select * from typed
