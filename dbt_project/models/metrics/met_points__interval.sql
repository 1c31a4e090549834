with

entries as (

    select * from {{ ref('met_points__stated') }}

),

programs as (

    select * from {{ source('landing', 'points_program') }} where clears_points

),

run as (

    select * from {{ source('landing', 'run') }}

),

deadlines as (

    select distinct
        entries.customer_key,
        entries.program_code,
        entries.expires_on

    from entries
    inner join programs
        on entries.program_code = programs.program_code
        and entries.expires_on >= programs.effective_from
        and (programs.effective_to is null or entries.expires_on < programs.effective_to)
    cross join run
    where entries.expires_on <= run.as_of

),

ends as (

    select customer_key, program_code, expires_on from deadlines
    union all
    select distinct customer_key, program_code, cast(null as date) as expires_on from entries

),

intervals as (

    select
        customer_key,
        program_code,
        row_number() over (partition by customer_key, program_code order by expires_on nulls last) as interval_no,
        lag(expires_on) over (partition by customer_key, program_code order by expires_on nulls last) as start_on,
        expires_on as end_on

    from ends

)

select * from intervals
