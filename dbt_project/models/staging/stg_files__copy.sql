{{ config(materialized='table') }}

with

files as (

    select file_id, delivery_order from {{ ref('stg_files__file') }}

),

delivered as (

    select * from {{ ref('stg_files__delivered') }}

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
