-- A returned row is a table whose landed rows and accounted rows differ: rows were lost or multiplied on the way.
with

landed as (

    select 'sales_line' as table_name, count(*) as row_count from {{ ref('stg_sales__line') }}
    union all
    select 'order_line' as table_name, count(*) as row_count from {{ ref('stg_orders__line') }}
    union all
    select 'payment' as table_name, count(*) as row_count from {{ ref('stg_payments__payment') }}

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
