with

source as (

    select * from {{ source('landing', 'customer_attribute') }}

),

masters as (

    select * from {{ source('landing', 'customer') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'customer'

),

run as (

    select * from {{ source('landing', 'run') }}

),

stated as (

    select
        masters.file_id,
        masters.row_no,
        files.source_order,
        row_number() over (
            partition by masters.source_code, masters.namespace, masters.customer_code
            order by files.delivery_order desc, masters.row_no desc
        ) as place

    from masters
    inner join files on masters.file_id = files.file_id
    left join copies on masters.file_id = copies.file_id and masters.row_no = copies.row_no
    cross join run
    where copies.file_id is null
        and (masters.relationship_start_on is null or masters.relationship_start_on <= run.as_of)

),

ranked as (

    select
        source.namespace,
        source.customer_code,
        source.attribute_code,
        source.attribute_value,
        row_number() over (
            partition by source.namespace, source.customer_code, source.attribute_code
            order by stated.source_order, source.source_code, source.file_id, source.row_no
        ) as place

    from source
    inner join stated on source.file_id = stated.file_id and source.row_no = stated.row_no
    where stated.place = 1

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
