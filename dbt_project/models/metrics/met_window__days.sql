{{ config(materialized='view') }}

with

windows as (

    select * from {{ source('landing', 'window') }}

),

counted as (

    select
        evaluated_on,
        window_id,
        start_on,
        end_on,
        {{ days_between('start_on', 'end_on') }} as day_count

    from windows
    where start_on is not null

)

select * from counted
