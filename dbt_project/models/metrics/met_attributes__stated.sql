{{ config(materialized='view') }}

with

of_masters as (

    select * from {{ ref('stg_customers__attribute') }}

),

assessments as (

    select * from {{ ref('met_attributes__attribute') }} where line_status = 'counted'

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

stated as (

    select
        customer_key,
        attribute_code,
        attribute_value,
        attribute_number,
        assessed_on,
        1 as origin_no,
        source_code as spoken_by

    from assessments

    union all

    select
        identity_map.customer_key,
        of_masters.attribute_code,
        of_masters.attribute_value,
        null as attribute_number,
        null as assessed_on,
        3 + identity_map.member_order as origin_no,
        concat(of_masters.namespace, ' ', of_masters.customer_code) as spoken_by

    from of_masters
    inner join identity_map
        on of_masters.namespace = identity_map.namespace and of_masters.customer_code = identity_map.customer_code

)

select * from stated
