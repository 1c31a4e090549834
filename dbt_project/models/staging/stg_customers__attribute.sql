with

source as (

    select * from {{ source('landing', 'customer_attribute') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'customer'

),

ranked as (

    select
        source.namespace,
        source.customer_code,
        source.attribute_code,
        source.attribute_value,
        row_number() over (
            partition by source.namespace, source.customer_code, source.attribute_code
            order by files.source_order, files.delivery_order desc, source.row_no desc
        ) as place

    from source
    inner join files on source.file_id = files.file_id
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no
    where copies.file_id is null

),

latest as (

    select
        namespace,
        customer_code,
        attribute_code,
        attribute_value

    from ranked
    where place = 1

)

select * from latest
