with

documents as (

    select * from {{ ref('met_customer__document') }}

),

noted as (

    select * from {{ ref('met_customer__noted') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

stated as (

    select customer_key, stated_on, is_counted_sale, is_sales_line from documents
    union all
    select customer_key, stated_on, false as is_counted_sale, false as is_sales_line from noted

),

seen as (

    select
        stated.customer_key,
        min(case when stated.is_counted_sale then stated.stated_on end) as first_sale_on,
        min(stated.stated_on) as first_stated_on,
        min(case when stated.is_sales_line then stated.stated_on end) as first_sales_document_on

    from stated
    cross join run
    where stated.stated_on <= run.as_of
    group by stated.customer_key

)

select * from seen
