with

source as (

    select * from {{ source('landing', 'points_entry') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'points_entry'

),

ranked as (

    select
        source.*,
        copies.delivery_status,
        row_number() over (
            partition by source.namespace, source.entry_code, copies.delivery_status
            order by files.source_order, files.delivery_order desc, source.row_no desc
        ) as place

    from source
    inner join files on source.file_id = files.file_id
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no

),

judged as (

    select
        ---------- ids
        file_id,
        row_no,
        source_code,
        namespace,
        entry_code,
        customer_code,
        program_code,
        document_code,
        category_code,

        ---------- texts
        entry_kind,
        coalesce(delivery_status, case when place > 1 then 'superseded' else 'current' end) as delivery_status,

        ---------- numerics
        points,

        ---------- dates
        entered_on,
        expires_on

    from ranked

)

select * from judged
