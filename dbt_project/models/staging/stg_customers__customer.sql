with

source as (

    select * from {{ source('landing', 'customer') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'customer'

),

run as (

    select * from {{ source('landing', 'run') }}

),

ranked as (

    select
        source.*,
        row_number() over (
            partition by source.namespace, source.customer_code
            order by files.source_order, files.delivery_order desc, source.row_no desc
        ) as place

    from source
    inner join files on source.file_id = files.file_id
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no
    cross join run
    where copies.file_id is null
        and (source.relationship_start_on is null or source.relationship_start_on <= run.as_of)

),

latest as (

    select
        ---------- ids
        file_id,
        row_no,
        namespace,
        customer_code,

        ---------- texts
        customer_type,
        customer_name,
        region_code,
        store_code,
        channel,

        ---------- dates
        relationship_start_on,

        ---------- flags
        is_code_personal

    from ranked
    where place = 1

)

select * from latest
