with

documents as (

    select * from {{ ref('met_sales__net') }}

),

visits as (

    select
        customer_key,
        sold_on,
        net_from as counts_from,
        net_to as counts_to,
        cast(count(*) as bigint) as visit_count

    from documents
    where net_amount > 0
    group by customer_key, sold_on, net_from, net_to

)

select * from visits
