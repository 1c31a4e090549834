with

known as (

    select * from {{ ref('met_customer__known') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        known.customer_key,
        known.customer_type,
        known.region_code,
        known.store_code,
        known.channel,
        known.first_sale_on,
        known.is_registered,
        case when known.customer_type = 'organisation' then known.customer_name end as customer_name

    from known
    cross join run

)

select * from published
