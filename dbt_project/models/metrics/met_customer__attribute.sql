with

held as (

    select * from {{ ref('met_attributes__held') }}

),

groups as (

    select * from {{ ref('met_customer__group') }}

),

of_scopes as (

    select
        customer_key,
        'customer' as scope_code,
        attribute_code,
        evaluated_on,
        attribute_value,
        attribute_number

    from held

    union all

    select
        groups.customer_key,
        'group' as scope_code,
        held.attribute_code,
        groups.evaluated_on,
        held.attribute_value,
        held.attribute_number

    from groups
    inner join held on groups.head_customer_key = held.customer_key and groups.evaluated_on = held.evaluated_on

)

select * from of_scopes
