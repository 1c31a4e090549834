with

lines as (

    select * from {{ ref('met_sales__line') }}
    where line_status in ('counted', 'excluded') and customer_key is not null

),

stated as (

    select
        customer_key,
        sold_on,
        category_code,
        line_status = 'counted' as is_counted,
        line_status = 'counted' and line_kind = 'sale' as is_sale,
        line_status = 'counted' and line_kind = 'return' as is_return,
        net_amount,
        quantity,
        weight_kg

    from lines

),

summed as (

    select
        customer_key,
        sold_on,
        category_code,
        cast(sum(case when is_counted then net_amount else 0 end) as decimal(38, 6)) as net_amount,
        cast(sum(case when is_sale then net_amount else 0 end) as decimal(38, 6)) as gross_amount,
        cast(sum(case when is_return then -net_amount else 0 end) as decimal(38, 6)) as return_amount,
        cast(sum(case when is_counted then 0 else net_amount end) as decimal(38, 6)) as excluded_amount,
        cast(sum(case when is_counted then quantity end) as decimal(38, 6)) as quantity,
        cast(sum(case when is_counted then weight_kg end) as decimal(38, 6)) as weight_kg,
        cast(sum(case when is_counted then 1 else 0 end) as bigint) as line_count,
        cast(sum(case when is_counted and weight_kg is not null then 1 else 0 end) as bigint) as weighed_line_count

    from stated
    group by customer_key, sold_on, category_code

)

select * from summed
