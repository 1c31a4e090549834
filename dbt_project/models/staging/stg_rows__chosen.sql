with

masters as (

    select * from {{ source('landing', 'customer') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

landed as (

    select 'customer' as table_name, count(*) as landed_count from {{ source('landing', 'customer') }}
    union all
    select 'item' as table_name, count(*) as landed_count from {{ source('landing', 'item') }}
    union all
    select 'sales_header' as table_name, count(*) as landed_count from {{ source('landing', 'sales_header') }}
    union all
    select 'order_header' as table_name, count(*) as landed_count from {{ source('landing', 'order_header') }}
    union all
    select 'fx_rate' as table_name, count(*) as landed_count from {{ source('landing', 'fx_rate') }}
    union all
    select 'control_total' as table_name, count(*) as landed_count from {{ source('landing', 'control_total') }}

),

chosen as (

    select 'customer' as table_name, count(*) as chosen_count from {{ ref('stg_customers__customer') }}
    union all
    select 'item' as table_name, count(*) as chosen_count from {{ ref('stg_items__item') }}
    union all
    select 'sales_header' as table_name, count(*) as chosen_count from {{ ref('stg_sales__header') }}
    union all
    select 'order_header' as table_name, count(*) as chosen_count from {{ ref('stg_orders__header') }}
    union all
    select 'fx_rate' as table_name, count(*) as chosen_count from {{ ref('stg_rates__fx_rate') }}
    union all
    select 'control_total' as table_name, count(*) as chosen_count from {{ ref('stg_controls__total') }}

),

set_aside as (

    select
        'customer' as table_name,
        count(*) as set_aside_count

    from masters
    left join copies
        on copies.table_name = 'customer' and masters.file_id = copies.file_id and masters.row_no = copies.row_no
    cross join run
    where copies.file_id is null and masters.relationship_start_on > run.as_of

),

counted as (

    select
        landed.table_name,
        cast(landed.landed_count as bigint) as landed_count,
        cast(chosen.chosen_count as bigint) as chosen_count,
        cast(coalesce(set_aside.set_aside_count, 0) as bigint) as set_aside_count

    from landed
    inner join chosen on landed.table_name = chosen.table_name
    left join set_aside on landed.table_name = set_aside.table_name

)

select * from counted
