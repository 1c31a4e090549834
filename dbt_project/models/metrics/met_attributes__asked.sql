{{ config(materialized='view') }}

with

policies as (

    select * from {{ source('landing', 'policy') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }} where attribute_code is not null

),

segmentations as (

    select * from {{ source('landing', 'segmentation') }} where attribute_code is not null

),

run as (

    select * from {{ source('landing', 'run') }}

),

asked as (

    select
        policies.evaluated_on,
        criteria.attribute_code

    from criteria
    inner join policies on criteria.evaluation_id = policies.evaluation_id
    union
    select
        run.as_of as evaluated_on,
        segmentations.attribute_code

    from segmentations
    cross join run

)

select * from asked
