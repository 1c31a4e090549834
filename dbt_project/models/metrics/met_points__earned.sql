{{ config(materialized='view') }}

with

entries as (

    select * from {{ ref('met_points__entry') }} where line_status = 'counted'

),

given as (

    select * from {{ ref('met_points__given') }}

),

earned as (

    select
        customer_key,
        program_code,
        entered_on as earned_on,
        coalesce(category_code, '') as category_code,
        points

    from entries
    where entry_kind in ('earn', 'reverse')
    union all
    select
        customer_key,
        program_code,
        entered_on as earned_on,
        category_code,
        points

    from given

)

select * from earned
