with

customers as (

    select * from {{ ref('met_customer__known') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

delivered as (

    select * from {{ source('landing', 'delivered') }}

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

run as (

    select * from {{ source('landing', 'run') }}

),

measured as (

    select
        customers.customer_key,
        windows.window_id,
        case when delivered.has_sales then coalesce(spend.net_spend, 0) end as net_spend,
        case when delivered.has_sales then coalesce(spend.gross_spend, 0) end as gross_spend,
        case when delivered.has_sales then coalesce(spend.return_amount, 0) end as return_amount,
        case when delivered.has_sales then coalesce(spend.excluded_amount, 0) end as excluded_amount,
        case when delivered.has_orders then coalesce(ordered.ordered_amount, 0) end as ordered_amount,
        case when delivered.has_orders then coalesce(ordered.ordered_gross_amount, 0) end as ordered_gross_amount,
        case when delivered.has_payments then coalesce(paid.paid_amount, 0) end as paid_amount,
        case when delivered.has_sales then coalesce(frequency.sale_count, 0) end as sale_count,
        {{ days_between('frequency.last_sale_on', 'run.as_of') }} as recency_days,
        tenure.tenure_months,
        case
            when spend.quantity is not null then spend.quantity
            when coalesce(spend.line_count, 0) = 0 and delivered.has_sales then 0
        end as quantity,
        case
            when coalesce(spend.weighed_line_count, 0) > 0 then spend.weight_kg
            when coalesce(spend.line_count, 0) = 0 and delivered.has_sales and delivered.has_weights then 0
        end as weight_kg

    from customers
    cross join windows
    cross join delivered
    cross join run
    left join spend on customers.customer_key = spend.customer_key and windows.window_id = spend.window_id
    left join frequency on customers.customer_key = frequency.customer_key and windows.window_id = frequency.window_id
    left join ordered on customers.customer_key = ordered.customer_key and windows.window_id = ordered.window_id
    left join paid on customers.customer_key = paid.customer_key and windows.window_id = paid.window_id
    left join tenure on customers.customer_key = tenure.customer_key

)

select * from measured
