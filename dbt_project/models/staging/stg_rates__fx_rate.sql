with

source as (

    select * from {{ source('landing', 'fx_rate') }}

),

files as (

    select * from {{ ref('stg_files__file') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }} where table_name = 'fx_rate'

),

ranked as (

    select
        source.currency,
        source.rate_on,
        source.rate,
        row_number() over (
            partition by source.currency, source.rate_on
            order by files.source_order, files.delivery_order desc, source.row_no desc
        ) as place

    from source
    inner join files on source.file_id = files.file_id
    left join copies on source.file_id = copies.file_id and source.row_no = copies.row_no
    where copies.file_id is null

),

latest as (

    select
        currency,
        rate_on,
        rate,
        lead(rate_on) over (partition by currency order by rate_on) as next_rate_on

    from ranked
    where place = 1

)

select * from latest
