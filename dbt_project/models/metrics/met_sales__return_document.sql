{{ config(materialized='view') }}

with

lines as (

    select * from {{ ref('stg_sales__line') }}

),

headers as (

    select * from {{ ref('stg_sales__header') }}

),

return_documents as (

    select
        headers.namespace,
        headers.document_code,
        sum(lines.net_amount) > 0 as is_written_positive

    from headers
    inner join lines
        on headers.namespace = lines.namespace
        and headers.document_code = lines.document_code
    where headers.line_kind = 'return'
        and lines.needs_header
        and lines.delivery_status = 'current'
        and coalesce(lines.line_kind, 'sale') = 'sale'
    group by headers.namespace, headers.document_code

)

select * from return_documents
