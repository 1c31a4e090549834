with

documents as (

    select * from {{ ref('met_sales__document') }}

),

visits as (

    select
        customer_key,
        sold_on,
        cast(count(*) as bigint) as visit_count

    from documents
    where net_amount > 0
    group by customer_key, sold_on

)

select * from visits
