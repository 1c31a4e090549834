with

identity_map as (

    select * from {{ source('landing', 'identity') }} where not is_code_personal

),

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
        identity_map.namespace,
        identity_map.customer_code,
        identity_map.customer_key,
        identity_map.valid_from,
        identity_map.valid_to

    from identity_map
    inner join known on identity_map.customer_key = known.customer_key
    cross join run

)

select * from published
