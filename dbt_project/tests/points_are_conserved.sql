-- A returned row is a points account whose entries do not sum to what is left of its lots less what it owes.
with

accounts as (

    select * from {{ ref('met_points__balance') }}

),

differing as (

    select
        customer_key,
        program_code,
        balance_points,
        open_points,
        owed_points

    from accounts
    where balance_points <> open_points - owed_points

)

select * from differing
