with

source as (

    select * from {{ source('landing', 'payment') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'payment'

),

judged as (

    select
        ---------- ids
        source.file_id,
        source.row_no,
        source.source_code,
        source.namespace,
        source.payment_code,
        source.customer_code,
        source.document_code,

        ---------- texts
        source.currency,
        coalesce(copies.delivery_status, 'current') as delivery_status,

        ---------- numerics
        source.paid_amount,

        ---------- dates
        source.paid_on,

        ---------- flags
        source.is_anonymous,
        source.needs_header

    from source
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no

)

select * from judged
