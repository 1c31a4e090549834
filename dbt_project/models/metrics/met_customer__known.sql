with

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

masters as (

    select * from {{ ref('stg_customers__customer') }}

),

seen as (

    select * from {{ ref('met_customer__seen') }}

),

ranked as (

    select
        identity_map.customer_key,
        masters.customer_type,
        masters.customer_name,
        masters.region_code,
        masters.store_code,
        masters.channel,
        masters.relationship_start_on,
        row_number() over (
            partition by identity_map.customer_key
            order by identity_map.member_order, masters.namespace, masters.customer_code
        ) as place

    from masters
    inner join identity_map
        on masters.namespace = identity_map.namespace and masters.customer_code = identity_map.customer_code

),

registered as (

    select * from ranked where place = 1

),

everyone as (

    select customer_key from registered
    union
    select customer_key from seen

),

described as (

    select
        everyone.customer_key,
        coalesce(registered.customer_type, 'unknown') as customer_type,
        registered.customer_name,
        registered.region_code,
        registered.store_code,
        registered.channel,
        registered.relationship_start_on,
        seen.first_sale_on,
        registered.customer_key is not null as is_registered,
        coalesce(seen.has_sales_document, false) as has_sales_document

    from everyone
    left join registered on everyone.customer_key = registered.customer_key
    left join seen on everyone.customer_key = seen.customer_key

)

select * from described
