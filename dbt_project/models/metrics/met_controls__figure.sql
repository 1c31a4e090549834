{{ config(materialized='view') }}

with

figures as (

    select * from {{ ref('stg_controls__total') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

over_by_now as (

    select figures.*

    from figures
    cross join run
    where {{ days_between('run.as_of', 'figures.end_on') }} <= 1

)

select * from over_by_now
