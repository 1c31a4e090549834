with

lines as (

    select * from {{ ref('met_sales__line') }} where line_status = 'counted'

),

returned as (

    select
        namespace,
        matched_document_code as document_code,
        sum(net_amount) as returned_amount

    from lines
    where line_kind = 'return' and matched_document_code is not null
    group by namespace, matched_document_code

),

sold as (

    select
        namespace,
        document_code,
        customer_key,
        min(sold_on) as sold_on,
        sum(net_amount) as sale_amount

    from lines
    where line_kind = 'sale'
    group by namespace, document_code, customer_key

),

netted as (

    select
        sold.namespace,
        sold.document_code,
        sold.customer_key,
        sold.sold_on,
        cast(sold.sale_amount as decimal(38, 6)) as sale_amount,
        cast(sold.sale_amount + coalesce(returned.returned_amount, 0) as decimal(38, 6)) as net_amount

    from sold
    left join returned on sold.namespace = returned.namespace and sold.document_code = returned.document_code

)

select * from netted
