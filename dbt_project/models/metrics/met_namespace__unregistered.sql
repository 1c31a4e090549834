with

lines as (

    select * from {{ ref('met_sales__line') }} where line_status = 'counted'

),

customers as (

    select * from {{ ref('met_customer__known') }}

),

masters as (

    select distinct namespace from {{ ref('stg_customers__customer') }}

),

summed as (

    select
        namespace,
        customer_key,
        count(*) as line_count,
        sum(net_amount) as net_amount

    from lines
    group by namespace, customer_key

),

compared as (

    select
        summed.namespace,
        cast(sum(case when customers.is_registered then 0 else 1 end) as bigint) as unregistered_customer_count,
        cast(sum(summed.line_count) as bigint) as counted_count,
        cast(sum(case when customers.is_registered then 0 else summed.line_count end) as bigint)
        as unregistered_count,
        cast(sum(summed.net_amount) as decimal(38, 6)) as counted_amount,
        cast(sum(case when customers.is_registered then 0 else summed.net_amount end) as decimal(38, 6))
        as unregistered_amount

    from summed
    inner join masters on summed.namespace = masters.namespace
    left join customers on summed.customer_key = customers.customer_key
    group by summed.namespace

)

select * from compared
