{{ config(materialized='view') }}

with

policies as (

    select * from {{ source('landing', 'policy') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }}

),

dated as (

    select criteria.evaluation_id
    from criteria
    inner join metrics on criteria.metric = metrics.metric
    group by criteria.evaluation_id
    having min(case when metrics.is_dated then 1 else 0 end) = 1

),

unsold as (

    select policies.evaluation_id
    from policies
    left join dated on policies.evaluation_id = dated.evaluation_id
    where coalesce(policies.prospects, case when dated.evaluation_id is null then 'apart' else 'graded' end) = 'graded'

)

select * from unsold
