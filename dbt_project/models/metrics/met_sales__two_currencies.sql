{{ config(materialized='view') }}

with

lines as (

    select * from {{ ref('met_sales__stated') }} where delivery_status = 'current' and not is_headless

),

documents as (

    select
        namespace,
        document_code

    from lines
    group by namespace, document_code
    having min(currency) <> max(currency)

)

select * from documents
