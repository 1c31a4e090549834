{{ config(materialized='view') }}

with

payments as (

    select * from {{ ref('stg_payments__payment') }}

),

headers as (

    select * from {{ ref('stg_sales__header') }}

),

stated as (

    select
        payments.file_id,
        payments.row_no,
        payments.source_code,
        payments.namespace,
        payments.payment_code,
        payments.currency,
        payments.paid_on,
        payments.paid_amount,
        payments.delivery_status,
        payments.needs_header and headers.document_code is null as is_headless,
        case when payments.needs_header then headers.customer_code else payments.customer_code end as customer_code,
        case when payments.needs_header then headers.is_anonymous else payments.is_anonymous end as is_anonymous

    from payments
    left join headers
        on payments.needs_header
        and payments.namespace = headers.namespace
        and payments.document_code = headers.document_code

)

select * from stated
