{{ config(materialized='view') }}

with

lines as (

    select * from {{ ref('stg_orders__line') }}

),

headers as (

    select * from {{ ref('stg_orders__header') }}

),

stated as (

    select
        lines.file_id,
        lines.row_no,
        lines.source_code,
        lines.namespace,
        lines.document_code,
        lines.net_amount,
        lines.delivery_status,
        lines.needs_header and headers.document_code is null as is_headless,
        case when lines.needs_header then headers.customer_code else lines.customer_code end as customer_code,
        case when lines.needs_header then headers.ordered_on else lines.ordered_on end as ordered_on,
        case when lines.needs_header then headers.currency else lines.currency end as currency,
        case when lines.needs_header then headers.is_anonymous else lines.is_anonymous end as is_anonymous,
        coalesce(lines.line_kind, 'order') = 'excluded' or coalesce(headers.line_kind, 'order') = 'excluded' as is_excluded,
        coalesce(lines.excluded_reason, headers.excluded_reason) as excluded_reason

    from lines
    left join headers
        on lines.needs_header
        and lines.namespace = headers.namespace
        and lines.document_code = headers.document_code

)

select * from stated
