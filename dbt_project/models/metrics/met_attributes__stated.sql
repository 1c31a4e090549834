{{ config(materialized='view') }}

with

of_masters as (

    select * from {{ ref('met_attributes__mastered') }}
    where line_status = 'counted' or status_reason = 'unknown_code'

),

assessments as (

    select * from {{ ref('met_attributes__attribute') }}
    where line_status = 'counted' or status_reason = 'unknown_code'

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
        customer_key,
        attribute_code,
        attribute_value,
        null as attribute_number,
        null as assessed_on,
        3 + member_order as origin_no,
        spoken_by

    from of_masters

)

select * from stated
