{{ config(materialized='view') }}

with

attributes as (

    select * from {{ ref('stg_customers__attribute') }}

),

unknown as (

    select * from {{ ref('met_attributes__unknown') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

judged as (

    select
        attributes.file_id,
        attributes.row_no,
        attributes.source_code,
        identity_map.customer_key,
        identity_map.member_order,
        concat(attributes.namespace, ' ', attributes.customer_code) as spoken_by,
        attributes.attribute_code,
        attributes.attribute_value,
        case
            when attributes.delivery_status <> 'current' then attributes.delivery_status
            when unknown.attribute_code is not null then 'set_aside'
            else 'counted'
        end as line_status,
        case
            when attributes.delivery_status = 'current' and unknown.attribute_code is not null then 'unknown_code'
        end as status_reason

    from attributes
    left join unknown
        on attributes.attribute_code = unknown.attribute_code and attributes.attribute_value = unknown.attribute_value
    left join identity_map
        on attributes.namespace = identity_map.namespace and attributes.customer_code = identity_map.customer_code

)

select * from judged
