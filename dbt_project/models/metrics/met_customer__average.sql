with

held as (

    select * from {{ ref('met_balances__held') }}

),

windows as (

    select * from {{ ref('met_window__days') }}

),

asked as (

    select * from {{ ref('met_metrics__asked') }} where metric = 'average_daily_balance'

),

overlapping as (

    select
        held.customer_key,
        windows.evaluated_on,
        windows.window_id,
        held.balance_amount,
        {{ days_between(
            'greatest(held.held_from, windows.start_on)', 'least(coalesce(held.held_to, windows.end_on), windows.end_on)'
        ) }} as day_count

    from held
    inner join windows
        on held.held_from < windows.end_on and (held.held_to is null or windows.start_on < held.held_to)
    inner join asked on windows.evaluated_on = asked.evaluated_on

),

summed as (

    select
        customer_key,
        evaluated_on,
        window_id,
        cast(sum({{ exact_product('balance_amount', 'day_count') }}) as decimal(38, 6)) as balance_days_amount

    from overlapping
    group by customer_key, evaluated_on, window_id

)

select * from summed
