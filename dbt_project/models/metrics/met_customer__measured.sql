with

units as (

    select * from {{ ref('met_customer__unit') }}

),

spend as (

    select * from {{ ref('met_customer__spend') }}

),

frequency as (

    select * from {{ ref('met_customer__frequency') }}

),

ordered as (

    select * from {{ ref('met_customer__ordered') }}

),

paid as (

    select * from {{ ref('met_customer__paid') }}

),

tenure as (

    select * from {{ ref('met_customer__tenure') }}

),

measured as (

    select
        units.customer_key,
        units.scope_code,
        units.category_code,
        units.evaluated_on,
        units.window_id,
        case when units.has_sales then coalesce(spend.net_spend, 0) end as net_spend,
        case when units.has_sales then coalesce(spend.gross_spend, 0) end as gross_spend,
        case when units.has_sales then coalesce(spend.return_amount, 0) end as return_amount,
        case when units.has_sales then coalesce(spend.excluded_amount, 0) end as excluded_amount,
        case when units.is_overall and units.has_orders then coalesce(ordered.ordered_amount, 0) end as ordered_amount,
        case
            when units.is_overall and units.has_orders then coalesce(ordered.ordered_gross_amount, 0)
        end as ordered_gross_amount,
        case when units.is_overall and units.has_payments then coalesce(paid.paid_amount, 0) end as paid_amount,
        case when units.is_overall and units.has_sales then coalesce(frequency.sale_count, 0) end as sale_count,
        {{ days_between('frequency.last_sale_on', 'units.evaluated_on') }} as recency_days,
        tenure.tenure_months,
        case
            when spend.quantity is not null then spend.quantity
            when coalesce(spend.line_count, 0) = 0 and units.has_sales then 0
        end as quantity,
        case
            when coalesce(spend.weighed_line_count, 0) > 0 then spend.weight_kg
            when coalesce(spend.line_count, 0) = 0 and units.has_sales and units.has_weights then 0
        end as weight_kg

    from units
    left join spend
        on units.customer_key = spend.customer_key
        and units.category_code = spend.category_code
        and units.evaluated_on = spend.evaluated_on
        and units.window_id = spend.window_id
    left join frequency
        on units.is_overall
        and units.customer_key = frequency.customer_key
        and units.evaluated_on = frequency.evaluated_on
        and units.window_id = frequency.window_id
    left join ordered
        on units.is_overall
        and units.customer_key = ordered.customer_key
        and units.evaluated_on = ordered.evaluated_on
        and units.window_id = ordered.window_id
    left join paid
        on units.is_overall
        and units.customer_key = paid.customer_key
        and units.evaluated_on = paid.evaluated_on
        and units.window_id = paid.window_id
    left join tenure
        on units.customer_key = tenure.customer_key and units.evaluated_on = tenure.evaluated_on

)

select * from measured
