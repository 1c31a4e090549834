{{ config(materialized='view') }}

with

measured as (

    select * from {{ ref('met_customer__measured') }}

),

metrics as (

    select * from {{ ref('met_metrics__asked') }} where not is_dated

),

listed as (

    select
        measured.customer_key,
        measured.scope_code,
        measured.category_code,
        measured.evaluated_on,
        metrics.metric,
        measured.window_id,
        cast(case metrics.metric
            when 'net_spend' then measured.net_spend
            when 'gross_spend' then measured.gross_spend
            when 'return_amount' then measured.return_amount
            when 'excluded_amount' then measured.excluded_amount
            when 'ordered_amount' then measured.ordered_amount
            when 'ordered_gross_amount' then measured.ordered_gross_amount
            when 'paid_amount' then measured.paid_amount
            when 'sale_count' then measured.sale_count
            when 'recency_days' then measured.recency_days
            when 'tenure_months' then measured.tenure_months
            when 'quantity' then measured.quantity
            when 'weight_kg' then measured.weight_kg
        end as decimal(38, 6)) as dividend,
        cast(1 as bigint) as divisor

    from measured
    inner join metrics on measured.evaluated_on = metrics.evaluated_on

)

select * from listed
