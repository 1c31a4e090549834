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
        min(documents.stated_on) as first_stated_on,
        min(case when documents.is_sales_line then documents.stated_on end) as first_sales_document_on

    from documents
    cross join run
    where documents.stated_on <= run.as_of
    group by documents.customer_key

)

select * from seen
