{{ config(materialized='view') }}

with

policies as (

    select * from {{ source('landing', 'policy') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

evaluations as (

    select * from {{ source('landing', 'evaluation_day') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }} where is_published

),

asked as (

    select policies.evaluated_on, criteria.metric
    from criteria
    inner join policies on criteria.evaluation_id = policies.evaluation_id
    union
    select evaluations.evaluated_on, metrics.metric
    from evaluations
    cross join metrics
    where evaluations.is_as_of

),

described as (

    select
        asked.evaluated_on,
        metrics.metric,
        metrics.is_dated,
        metrics.is_average,
        metrics.is_zero_at_rest,
        metrics.is_by_category

    from asked
    inner join metrics on asked.metric = metrics.metric

)

select * from described
