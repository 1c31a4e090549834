with

source as (

    select * from {{ source('landing', 'order_line') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'order_line'

),

judged as (

    select
        ---------- ids
        source.file_id,
        source.row_no,
        source.source_code,
        source.namespace,
        source.document_code,
        source.line_code,
        source.customer_code,
        source.item_code,

        ---------- texts
        source.store_code,
        source.currency,
        source.line_kind,
        source.excluded_reason,
        coalesce(copies.delivery_status, 'current') as delivery_status,

        ---------- numerics
        source.quantity,
        source.net_amount,

        ---------- dates
        source.ordered_on,

        ---------- flags
        source.is_anonymous,
        source.needs_header

    from source
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no

)

select * from judged
