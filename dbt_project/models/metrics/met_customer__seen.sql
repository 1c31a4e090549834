with

documents as (

    select * from {{ ref('met_customer__document') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

seen as (

    select
        documents.customer_key,
        min(case when documents.is_counted_sale then documents.stated_on end) as first_sale_on,
        max(case when documents.is_sales_line then 1 else 0 end) = 1 as has_sales_document

    from documents
    cross join run
    where documents.stated_on <= run.as_of
    group by documents.customer_key

)

select * from seen
