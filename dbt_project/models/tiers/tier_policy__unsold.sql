{{ config(materialized='view') }}

with

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }}

),

unsold as (

    select criteria.evaluation_id
    from criteria
    inner join metrics on criteria.metric = metrics.metric
    group by criteria.evaluation_id
    having min(case when metrics.is_dated then 1 else 0 end) = 1

)

select * from unsold
