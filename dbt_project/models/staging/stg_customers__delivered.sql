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

delivered as (

    select
        source.file_id,
        source.row_no,
        source.source_code,
        source.namespace,
        source.customer_code,
        files.source_order,
        files.delivery_order,
        case
            when copies.file_id is not null then copies.delivery_status
            when source.relationship_start_on > run.as_of then 'after_as_of'
            else 'current'
        end as delivery_status

    from source
    inner join files on source.file_id = files.file_id
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no
    cross join run

),

ranked as (

    select
        delivered.*,
        row_number() over (
            partition by source_code, namespace, customer_code, delivery_status
            order by delivery_order desc, row_no desc
        ) as place

    from delivered

),

judged as (

    select
        file_id,
        row_no,
        source_order,
        case when delivery_status = 'current' and place > 1 then 'superseded' else delivery_status end as delivery_status

    from ranked

)

select * from judged
