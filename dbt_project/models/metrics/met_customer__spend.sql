with

days as (

    select * from {{ ref('met_customer__day') }}

),

windows as (

    select * from {{ source('landing', 'window') }} where is_for_all

),

spans as (

    select * from {{ ref('met_customer__span') }}

),

placed as (

    select
        days.*,
        windows.evaluated_on,
        windows.window_id,
        windows.is_by_category

    from days
    inner join windows
        on days.sold_on < windows.end_on and (windows.start_on is null or days.sold_on >= windows.start_on)
    union all
    select
        days.*,
        spans.evaluated_on,
        spans.window_id,
        spans.is_by_category

    from days
    inner join spans
        on days.customer_key = spans.customer_key
        and days.sold_on < spans.end_on
        and (spans.start_on is null or days.sold_on >= spans.start_on)

),

of_subjects as (

    select *, '*' as subject_category from placed
    union all
    select *, category_code as subject_category from placed where is_by_category

),

summed as (

    select
        customer_key,
        subject_category as category_code,
        evaluated_on,
        window_id,
        cast(sum(net_amount) as decimal(38, 6)) as net_spend,
        cast(sum(gross_amount) as decimal(38, 6)) as gross_spend,
        cast(sum(return_amount) as decimal(38, 6)) as return_amount,
        cast(sum(excluded_amount) as decimal(38, 6)) as excluded_amount,
        cast(sum(quantity) as decimal(38, 6)) as quantity,
        cast(sum(weight_kg) as decimal(38, 6)) as weight_kg,
        cast(sum(line_count) as bigint) as line_count,
        cast(sum(weighed_line_count) as bigint) as weighed_line_count

    from of_subjects
    group by customer_key, subject_category, evaluated_on, window_id

)

select * from summed
