{{ config(materialized='view') }}

with

lines as (

    select * from {{ ref('stg_sales__line') }}

),

headers as (

    select * from {{ ref('stg_sales__header') }}

),

return_documents as (

    select * from {{ ref('met_sales__return_document') }}

),

joined as (

    select
        lines.file_id,
        lines.row_no,
        lines.source_code,
        lines.namespace,
        lines.document_code,
        lines.line_code,
        lines.item_code,
        lines.delivery_status,
        lines.quantity,
        lines.net_amount,
        lines.weight_kg,
        lines.needs_header and headers.document_code is null as is_headless,
        case when lines.needs_header then headers.customer_code else lines.customer_code end as customer_code,
        case when lines.needs_header then headers.sold_on else lines.sold_on end as sold_on,
        case when lines.needs_header then headers.currency else lines.currency end as currency,
        case when lines.needs_header then headers.is_anonymous else lines.is_anonymous end as is_anonymous,
        coalesce(lines.store_code, headers.store_code) as store_code,
        coalesce(lines.channel, headers.channel) as channel,
        coalesce(lines.original_document_code, headers.original_document_code) as original_document_code,
        lines.original_line_code,
        case
            when lines.line_kind = 'excluded' or headers.line_kind = 'excluded' then 'excluded'
            when lines.line_kind = 'return' or headers.line_kind = 'return' then 'return'
            else 'sale'
        end as line_kind,
        coalesce(lines.excluded_reason, headers.excluded_reason) as excluded_reason,
        lines.needs_header and lines.line_kind is null as is_unruled,
        coalesce(lines.line_kind, 'sale') = 'sale'
        and coalesce(return_documents.is_written_positive, false) as is_written_positive

    from lines
    left join headers
        on lines.needs_header
        and lines.namespace = headers.namespace
        and lines.document_code = headers.document_code
    left join return_documents
        on lines.needs_header
        and lines.namespace = return_documents.namespace
        and lines.document_code = return_documents.document_code

),

signed as (

    select
        file_id,
        row_no,
        source_code,
        namespace,
        document_code,
        line_code,
        customer_code,
        item_code,
        store_code,
        channel,
        sold_on,
        currency,
        line_kind,
        excluded_reason,
        original_document_code,
        original_line_code,
        case when is_written_positive then -quantity else quantity end as quantity,
        case when is_written_positive then -net_amount else net_amount end as net_amount,
        case when is_written_positive then -weight_kg else weight_kg end as weight_kg,
        delivery_status,
        is_headless,
        is_anonymous,
        is_unruled

    from joined

)

select * from signed
