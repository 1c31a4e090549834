-- A returned row is a table whose landed rows and accounted rows differ: rows were lost or multiplied on the way.
with

landed as (

    select 'sales_line' as table_name, count(*) as row_count from {{ ref('stg_sales__line') }}
    union all
    select 'order_line' as table_name, count(*) as row_count from {{ ref('stg_orders__line') }}
    union all
    select 'payment' as table_name, count(*) as row_count from {{ ref('stg_payments__payment') }}
    union all
    select 'balance_daily' as table_name, count(*) as row_count from {{ source('landing', 'balance_daily') }}
    union all
    select 'opportunity' as table_name, count(*) as row_count from {{ source('landing', 'opportunity') }}
    union all
    select 'subscription' as table_name, count(*) as row_count from {{ source('landing', 'subscription') }}
    union all
    select 'receivable' as table_name, count(*) as row_count from {{ source('landing', 'receivable') }}
    union all
    select 'attribute' as table_name, count(*) as row_count from {{ source('landing', 'attribute') }}
    union all
    select 'customer_attribute' as table_name, count(*) as row_count from {{ source('landing', 'customer_attribute') }}
    union all
    select 'points_entry' as table_name, count(*) as row_count from {{ source('landing', 'points_entry') }}
    union all
    select 'group_member' as table_name, count(*) as row_count from {{ source('landing', 'group_member') }}

),

accounted as (

    select
        table_name,
        sum(row_count) as row_count

    from {{ ref('met_rows__accounted') }}
    group by table_name

),

differing as (

    select
        landed.table_name,
        landed.row_count as landed_row_count,
        accounted.row_count as accounted_row_count

    from landed
    left join accounted on landed.table_name = accounted.table_name
    where landed.row_count <> coalesce(accounted.row_count, 0)

)

select * from differing
