{{ config(materialized='view') }}

with

rows_of_all as (

    select
        'balance_daily' as table_name,
        file_id,
        source_code,
        line_status,
        status_reason,
        balance_amount as amount,
        document_amount as document_amount,
        balance_on as stated_on

    from {{ ref('met_balances__day') }}

    union all

    select 'receivable', file_id, source_code, line_status, null, receivable_amount, document_amount, issued_on
    from {{ ref('met_receivables__receivable') }}

    union all

    select 'opportunity', file_id, source_code, line_status, null, null, null, opened_on
    from {{ ref('met_opportunities__opportunity') }}

    union all

    select 'subscription', file_id, source_code, line_status, null, null, null, null
    from {{ ref('met_subscriptions__subscription') }}

    union all

    select 'attribute', file_id, source_code, line_status, status_reason, null, null, assessed_on
    from {{ ref('met_attributes__attribute') }}

    union all

    select 'customer_attribute', file_id, source_code, line_status, status_reason, null, null, null
    from {{ ref('met_attributes__mastered') }}

    union all

    select 'points_entry', file_id, source_code, line_status, status_reason, null, null, entered_on
    from {{ ref('met_points__entry') }}

    union all

    select 'group_member', file_id, source_code, line_status, null, null, null, null
    from {{ ref('met_groups__member') }}

)

select * from rows_of_all
