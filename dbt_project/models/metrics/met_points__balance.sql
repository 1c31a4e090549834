with

ledger as (

    select * from {{ ref('met_points__ledger') }}

),

left_over as (

    select * from {{ ref('met_points__outlook') }}

),

qualifying as (

    select * from {{ ref('met_points__qualifying') }}

),

balances as (

    select
        customer_key,
        program_code,
        cast(sum(points) as bigint) as balance_points,
        max(entered_on) as last_entered_on

    from ledger
    group by customer_key, program_code

),

everything as (

    select
        balances.customer_key,
        balances.program_code,
        balances.balance_points,
        balances.last_entered_on,
        left_over.open_points,
        left_over.owed_points,
        left_over.next_expires_on,
        left_over.expiring_30_points,
        left_over.expiring_90_points,
        coalesce(qualifying.earned_points, 0) as earned_points,
        coalesce(qualifying.year_earned_points, 0) as year_earned_points

    from balances
    inner join left_over
        on balances.customer_key = left_over.customer_key and balances.program_code = left_over.program_code
    left join qualifying
        on balances.customer_key = qualifying.customer_key and balances.program_code = qualifying.program_code

)

select * from everything
