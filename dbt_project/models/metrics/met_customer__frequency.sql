with

visits as (

    select * from {{ ref('met_customer__visit') }}

),

windows as (

    select * from {{ source('landing', 'window') }} where is_for_all

),

spans as (

    select * from {{ ref('met_customer__span') }}

),

placed as (

    select
        visits.*,
        windows.evaluated_on,
        windows.window_id

    from visits
    inner join windows
        on visits.sold_on < windows.end_on
        and (windows.start_on is null or visits.sold_on >= windows.start_on)
        and visits.counts_from <= windows.evaluated_on
        and (visits.counts_to is null or windows.evaluated_on < visits.counts_to)
    union all
    select
        visits.*,
        spans.evaluated_on,
        spans.window_id

    from visits
    inner join spans
        on visits.customer_key = spans.customer_key
        and visits.sold_on < spans.end_on
        and (spans.start_on is null or visits.sold_on >= spans.start_on)
        and visits.counts_from <= spans.evaluated_on
        and (visits.counts_to is null or spans.evaluated_on < visits.counts_to)

),

counted as (

    select
        customer_key,
        evaluated_on,
        window_id,
        cast(sum(visit_count) as bigint) as sale_count,
        max(sold_on) as last_sale_on

    from placed
    group by customer_key, evaluated_on, window_id

)

select * from counted
