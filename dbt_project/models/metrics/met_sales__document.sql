with

lines as (

    select * from {{ ref('met_sales__line') }} where line_status = 'counted' and line_kind = 'sale'

),

sold as (

    select
        namespace,
        document_code,
        customer_key,
        min(sold_on) as sold_on,
        cast(sum(net_amount) as decimal(38, 6)) as sale_amount,
        case when count(*) = count(quantity) then cast(sum(quantity) as decimal(38, 6)) end as sale_quantity

    from lines
    group by namespace, document_code, customer_key

)

select * from sold
