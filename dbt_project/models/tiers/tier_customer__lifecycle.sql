with

segmentations as (

    select * from {{ source('landing', 'segmentation') }} where attribute_code is null and missing_reason is null

),

customers as (

    select * from {{ ref('met_customer__known') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

counts as (

    select
        metric_values.customer_key,
        metric_values.window_id,
        metric_values.value

    from {{ ref('met_customer__value') }} as metric_values
    inner join run on metric_values.evaluated_on = run.as_of
    where metric_values.metric = 'sale_count'
        and metric_values.scope_code = 'customer'
        and metric_values.category_code = '*'

),

counted as (

    select
        segmentations.segmentation_id,
        counts.customer_key,
        max(case when counts.window_id = 'lifetime' then counts.value end) as all_count,
        max(case when counts.window_id = segmentations.new_window_id then counts.value end) as new_count,
        max(case when counts.window_id = segmentations.at_risk_window_id then counts.value end) as at_risk_count,
        max(case when counts.window_id = segmentations.lapsed_window_id then counts.value end) as lapsed_count,
        max(case when counts.window_id = segmentations.back_window_id then counts.value end) as back_count,
        max(case when counts.window_id = segmentations.away_window_id then counts.value end) as away_count

    from segmentations
    cross join counts
    group by segmentations.segmentation_id, counts.customer_key

),

placed as (

    select
        counted.segmentation_id,
        counted.customer_key,
        case
            when coalesce(customers.first_sales_document_on > run.as_of, true) then 'prospect'
            when counted.all_count = 0 then null
            when counted.lapsed_count = 0 then 'lapsed'
            when counted.at_risk_count = 0 then 'at_risk'
            when counted.new_count = counted.all_count then 'new'
            when counted.back_count = counted.away_count then 'reactivated'
            else 'active'
        end as lifecycle_code

    from counted
    inner join customers on counted.customer_key = customers.customer_key
    cross join run

)

select * from placed
