with

balances as (

    select * from {{ ref('met_points__balance') }}

),

programs as (

    select * from {{ source('landing', 'points_program') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        balances.customer_key,
        balances.program_code,
        programs.program_version,
        programs.name_en as program_name_en,
        programs.name_zh as program_name_zh,
        balances.balance_points,
        balances.open_points,
        balances.owed_points,
        balances.next_expires_on,
        balances.expiring_30_points,
        balances.expiring_90_points,
        balances.earned_points,
        balances.year_earned_points,
        balances.last_entered_on

    from balances
    cross join run
    left join programs
        on balances.program_code = programs.program_code
        and run.as_of >= programs.effective_from
        and (programs.effective_to is null or run.as_of < programs.effective_to)

)

select * from published
