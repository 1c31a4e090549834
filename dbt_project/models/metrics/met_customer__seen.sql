with

lines as (

    select * from {{ ref('met_sales__line') }}
    where line_status in ('counted', 'excluded', 'set_aside') and customer_key is not null

),

headers as (

    select * from {{ ref('stg_sales__header') }} where not is_anonymous

),

orders as (

    select * from {{ ref('met_orders__line') }}
    where line_status in ('counted', 'excluded', 'set_aside') and customer_key is not null

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

documents as (

    select
        customer_key,
        case when line_kind = 'sale' and line_status = 'counted' then sold_on end as sale_on,
        case when line_kind in ('sale', 'return') then 1 else 0 end as sales_line

    from lines

    union all

    select
        identity_map.customer_key,
        cast(null as date) as sale_on,
        0 as sales_line

    from headers
    inner join identity_map
        on headers.namespace = identity_map.namespace and headers.customer_code = identity_map.customer_code
    cross join run
    where headers.sold_on <= run.as_of

    union all

    select
        customer_key,
        cast(null as date) as sale_on,
        0 as sales_line

    from orders

),

seen as (

    select
        customer_key,
        min(sale_on) as first_sale_on,
        max(sales_line) = 1 as has_sales_document

    from documents
    group by customer_key

)

select * from seen
