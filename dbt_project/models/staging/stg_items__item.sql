with

source as (

    select * from {{ source('landing', 'item') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'item'

),

ranked as (

    select
        source.namespace,
        source.item_code,
        source.category_code,
        source.weight_kg,
        row_number() over (
            partition by source.namespace, source.item_code
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
        item_code,
        category_code,
        weight_kg

    from ranked
    where place = 1

)

select * from latest
