{{ config(materialized='view') }}

with

entries as (

    select * from {{ ref('met_points__entry') }} where line_status = 'counted'

),

-- Points that a program of the home gives for sales join here, as a second branch with the same columns.
earned as (

    select
        customer_key,
        program_code,
        entered_on as earned_on,
        coalesce(category_code, '') as category_code,
        points

    from entries
    where entry_kind in ('earn', 'reverse')

)

select * from earned
