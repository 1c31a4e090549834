{{ config(materialized='view') }}

with

lines as (

    select * from {{ ref('stg_orders__line') }}

),

headers as (

    select * from {{ ref('stg_orders__header') }}

),

joined as (

    select
        lines.file_id,
        lines.row_no,
        lines.source_code,
        lines.namespace,
        lines.document_code,
        coalesce(lines.store_code, headers.store_code) as store_code,
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

),

two_currencies as (

    select
        namespace,
        document_code

    from joined
    where delivery_status = 'current' and not is_headless
    group by namespace, document_code
    having min(currency) <> max(currency)

),

stated as (

    select
        joined.*,
        two_currencies.document_code is not null as has_two_currencies

    from joined
    left join two_currencies
        on joined.namespace = two_currencies.namespace and joined.document_code = two_currencies.document_code

)

select * from stated
