with

visits as (

    select * from {{ ref('met_customer__visit') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

counted as (

    select
        visits.customer_key,
        windows.evaluated_on,
        windows.window_id,
        cast(sum(visits.visit_count) as bigint) as sale_count,
        max(visits.sold_on) as last_sale_on

    from visits
    inner join windows
        on visits.sold_on < windows.end_on
        and (windows.start_on is null or visits.sold_on >= windows.start_on)
        and visits.counts_from <= windows.evaluated_on
        and (visits.counts_to is null or windows.evaluated_on < visits.counts_to)
    group by visits.customer_key, windows.evaluated_on, windows.window_id

)

select * from counted
