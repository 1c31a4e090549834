-- A returned row means that counted lines, customer days and lifetime spend no longer add up to the same amount.
with

lines as (

    select coalesce(sum(net_amount), 0) as amount from {{ ref('met_sales__line') }} where line_status = 'counted'

),

days as (

    select coalesce(sum(net_amount), 0) as amount from {{ ref('met_customer__day') }}

),

lifetimes as (

    select coalesce(sum(net_spend), 0) as amount
    from {{ ref('met_customer__measured') }} as measured
    inner join {{ source('landing', 'run') }} as run on measured.evaluated_on = run.as_of
    where measured.window_id = 'lifetime' and measured.category_code = '*'

),

differing as (

    select
        lines.amount as lines_amount,
        days.amount as days_amount,
        lifetimes.amount as lifetimes_amount

    from lines
    cross join days
    cross join lifetimes
    where lines.amount <> days.amount or lines.amount <> lifetimes.amount

)

select * from differing
