with

source as (

    select * from {{ source('landing', 'order_header') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'order_header'

),

ranked as (

    select
        source.*,
        row_number() over (
            partition by source.namespace, source.document_code
            order by files.source_order, files.delivery_order desc, source.row_no desc
        ) as place

    from source
    inner join files on source.file_id = files.file_id
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no
    where copies.file_id is null

),

latest as (

    select
        ---------- ids
        namespace,
        document_code,
        customer_code,

        ---------- texts
        store_code,
        currency,
        line_kind,
        excluded_reason,

        ---------- dates
        ordered_on,

        ---------- flags
        is_anonymous

    from ranked
    where place = 1

)

select * from latest
