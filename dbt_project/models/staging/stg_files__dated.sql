{{ config(materialized='view') }}

with

delivered as (

    select 'balance_daily' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'balance_daily') }}
    where duplicates <> 'keep'

    union all

    select 'opportunity' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'opportunity') }}
    where duplicates <> 'keep'

    union all

    select 'subscription' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'subscription') }}
    where duplicates <> 'keep'

    union all

    select 'receivable' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'receivable') }}
    where duplicates <> 'keep'

    union all

    select 'attribute' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'attribute') }}
    where duplicates <> 'keep'

    union all

    select 'points_entry' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'points_entry') }}
    where duplicates <> 'keep'

    union all

    select 'group_member' as table_name, file_id, row_no, source_code, duplicates, delivery_key
    from {{ source('landing', 'group_member') }}
    where duplicates <> 'keep'

)

select * from delivered
