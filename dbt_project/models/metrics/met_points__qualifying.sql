with

earned as (

    select * from {{ ref('met_points__earned') }}

),

windows as (

    select windows.*
    from {{ source('landing', 'window') }} as windows
    inner join {{ source('landing', 'run') }} as run on windows.evaluated_on = run.as_of
    where windows.window_id in ('lifetime', 'calendar_year_to_date')

),

qualifying as (

    select
        earned.customer_key,
        earned.program_code,
        cast(sum(case when windows.window_id = 'lifetime' then earned.points else 0 end) as bigint) as earned_points,
        cast(
            sum(case when windows.window_id <> 'lifetime' then earned.points else 0 end) as bigint
        ) as year_earned_points

    from earned
    inner join windows
        on earned.earned_on < windows.end_on and (windows.start_on is null or earned.earned_on >= windows.start_on)
    group by earned.customer_key, earned.program_code

)

select * from qualifying
