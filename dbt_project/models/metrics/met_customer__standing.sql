{{ config(materialized='view') }}

with

units as (

    select * from {{ ref('met_customer__unit') }}

),

metrics as (

    select * from {{ ref('met_metrics__asked') }} where is_dated

),

recorded as (

    select * from {{ ref('met_customer__recorded') }}

),

days as (

    select * from {{ ref('met_window__days') }}

),

filled as (

    select
        units.customer_key,
        units.scope_code,
        units.category_code,
        units.evaluated_on,
        metrics.metric,
        units.window_id,
        case
            when metrics.is_average and days.day_count is null then null
            when recorded.customer_key is not null then recorded.value
            when metrics.is_zero_at_rest and (units.is_overall or metrics.is_by_category) then 0
        end as dividend,
        case when metrics.is_average then days.day_count else 1 end as divisor

    from units
    inner join metrics on units.evaluated_on = metrics.evaluated_on
    left join recorded
        on units.customer_key = recorded.customer_key
        and units.category_code = recorded.category_code
        and units.evaluated_on = recorded.evaluated_on
        and metrics.metric = recorded.metric
        and (recorded.window_id is null or units.window_id = recorded.window_id)
    left join days on units.evaluated_on = days.evaluated_on and units.window_id = days.window_id

),

typed as (

    select
        customer_key,
        scope_code,
        category_code,
        evaluated_on,
        metric,
        window_id,
        cast(dividend as decimal(38, 6)) as dividend,
        cast(divisor as bigint) as divisor

    from filled

)

select * from typed
