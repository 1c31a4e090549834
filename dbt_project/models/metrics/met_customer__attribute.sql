with

attributes as (

    select * from {{ ref('stg_customers__attribute') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

ranked as (

    select
        identity_map.customer_key,
        attributes.attribute_code,
        attributes.attribute_value,
        row_number() over (
            partition by identity_map.customer_key, attributes.attribute_code
            order by identity_map.member_order, attributes.namespace, attributes.customer_code
        ) as place

    from attributes
    inner join identity_map
        on attributes.namespace = identity_map.namespace and attributes.customer_code = identity_map.customer_code

),

chosen as (

    select
        customer_key,
        attribute_code,
        attribute_value

    from ranked
    where place = 1

)

select * from chosen
