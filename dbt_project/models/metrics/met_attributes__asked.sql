{{ config(materialized='view') }}

with

policies as (

    select * from {{ source('landing', 'policy') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }} where attribute_code is not null

),

asked as (

    select distinct
        policies.evaluated_on,
        criteria.attribute_code

    from criteria
    inner join policies on criteria.evaluation_id = policies.evaluation_id

)

select * from asked
