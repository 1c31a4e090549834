with

source as (

    select * from {{ source('landing', 'file') }}

),

renamed as (

    select
        file_id,
        source_code,
        source_order,
        delivery_order,
        known_at,
        landed_on

    from source

)

select * from renamed
