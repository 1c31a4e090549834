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
        seen.first_sales_document_on,
        case
            when registered.customer_key is null then seen.first_stated_on
            when registered.relationship_start_on is not null
                then least(registered.relationship_start_on, seen.first_stated_on)
        end as known_from,
        registered.customer_key is not null as is_registered

    from everyone
    left join registered on everyone.customer_key = registered.customer_key
    left join seen on everyone.customer_key = seen.customer_key

)

select * from described
