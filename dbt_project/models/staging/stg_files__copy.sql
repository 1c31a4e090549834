{{ config(materialized='table') }}

with

files as (

    select file_id, delivery_order from {{ ref('stg_files__file') }}

),

delivered as (

    select 'customer' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'customer') }}
    where duplicates <> 'keep'

    union all

    select 'item' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'item') }}
    where duplicates <> 'keep'

    union all

    select 'sales_header' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'sales_header') }}
    where duplicates <> 'keep'

    union all

    select 'sales_line' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'sales_line') }}
    where duplicates <> 'keep'

    union all

    select 'order_header' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'order_header') }}
    where duplicates <> 'keep'

    union all

    select 'order_line' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'order_line') }}
    where duplicates <> 'keep'

    union all

    select 'payment' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'payment') }}
    where duplicates <> 'keep'

    union all

    select 'fx_rate' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'fx_rate') }}
    where duplicates <> 'keep'

),

ranked as (

    select
        table_name,
        delivered.file_id,
        row_no,
        duplicates,
        delivery_order,
        max(delivery_order) over (partition by table_name, source_code, duplicates, delivery_key) as latest_order,
        row_number() over (
            partition by table_name, source_code, duplicates, delivery_key order by delivery_order desc, row_no desc
        ) as copy_no

    from delivered
    inner join files on delivered.file_id = files.file_id

),

judged as (

    select
        table_name,
        file_id,
        row_no,
        case
            when duplicates <> 'exact_row' and delivery_order < latest_order then 'superseded'
            when duplicates <> 'by_document' and copy_no > 1 then 'duplicate'
        end as delivery_status

    from ranked

),

left_out as (

    select * from judged where delivery_status is not null

)

select * from left_out
