{{ config(materialized='view') }}

with

cuts as (

    select * from {{ source('landing', 'policy_cut') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

lowest as (

    select
        evaluation_id,
        max(level_rank) as level_rank

    from levels
    group by evaluation_id

),

ranked as (

    select
        cuts.evaluation_id,
        cuts.percent,
        levels.level_rank,
        lowest.level_rank as lowest_rank

    from cuts
    inner join levels on cuts.evaluation_id = levels.evaluation_id and cuts.level_code = levels.level_code
    inner join lowest on cuts.evaluation_id = lowest.evaluation_id

)

select * from ranked
