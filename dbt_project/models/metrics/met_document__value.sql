{{ config(materialized='view') }}

with

documents as (

    select * from {{ ref('met_sales__document') }}

),

listed as (

    select
        namespace,
        document_code,
        customer_key,
        sold_on,
        'single_purchase_amount' as metric,
        sale_amount as value

    from documents

    union all

    select
        namespace,
        document_code,
        customer_key,
        sold_on,
        'party_size' as metric,
        sale_quantity as value

    from documents

)

select * from listed
