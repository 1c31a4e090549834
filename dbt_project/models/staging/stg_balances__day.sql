with

source as (

    select * from {{ source('landing', 'balance_daily') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'balance_daily'

),

ranked as (

    select
        source.*,
        copies.delivery_status,
        row_number() over (
            partition by source.namespace, source.account_code, source.balance_on, copies.delivery_status
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
        account_code,
        customer_code,

        ---------- texts
        currency,
        coalesce(delivery_status, case when place > 1 then 'superseded' else 'current' end) as delivery_status,

        ---------- numerics
        balance_amount,

        ---------- dates
        balance_on

    from ranked

)

select * from judged
