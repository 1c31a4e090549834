{{ config(materialized='view') }}

with

attributes as (

    select * from {{ ref('stg_attributes__attribute') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

unknown as (

    select * from {{ ref('met_attributes__unknown') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

judged as (

    select
        attributes.file_id,
        attributes.row_no,
        attributes.source_code,
        attributes.namespace,
        identity_map.customer_key,
        attributes.attribute_code,
        attributes.attribute_value,
        attributes.attribute_number,
        attributes.assessed_on,
        case
            when attributes.delivery_status <> 'current' then attributes.delivery_status
            when attributes.assessed_on > run.as_of then 'after_as_of'
            when unknown.attribute_code is not null then 'set_aside'
            else 'counted'
        end as line_status,
        case
            when attributes.delivery_status <> 'current' or attributes.assessed_on > run.as_of then null
            when unknown.attribute_code is not null then 'unknown_code'
        end as status_reason

    from attributes
    left join identity_map
        on attributes.namespace = identity_map.namespace and attributes.customer_code = identity_map.customer_code
    left join unknown
        on attributes.attribute_code = unknown.attribute_code and attributes.attribute_value = unknown.attribute_value
    cross join run

)

select * from judged
