{{ config(materialized='view') }}

with

run as (

    select as_of from {{ source('landing', 'run') }}

),

delivered as (

    select 'customer' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'customer') }}
    cross join run
    where duplicates <> 'keep' and (relationship_start_on is null or relationship_start_on <= run.as_of)

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

    union all

    select 'control_total' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'control_total') }}
    where duplicates <> 'keep'

    union all

    select table_name, file_id, row_no, source_code, duplicates, delivery_key from {{ ref('stg_files__dated') }}

)

select * from delivered
