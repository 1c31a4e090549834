with

source as (

    select * from {{ source('landing', 'control_total') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'control_total'

),

latest as (

    select
        ---------- ids
        source.file_id,
        source.row_no,
        source.source_code as control_source_code,
        source.controlled_source_code as source_code,

        ---------- texts
        source.controlled_table_name as table_name,
        source.store_code,
        source.currency,

        ---------- numerics
        source.control_amount,
        source.control_count,

        ---------- dates
        source.start_on,
        source.end_on

    from source
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no
    where copies.file_id is null

)

select * from latest
