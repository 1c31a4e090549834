{{ config(materialized='view') }}

with

rows_of_all as (

    select 'balance_daily' as table_name, file_id, source_code, line_status, status_reason, balance_amount as amount
    from {{ ref('met_balances__day') }}

    union all

    select 'receivable' as table_name, file_id, source_code, line_status, null as status_reason, receivable_amount as amount
    from {{ ref('met_receivables__receivable') }}

    union all

    select 'opportunity' as table_name, file_id, source_code, line_status, null as status_reason, null as amount
    from {{ ref('met_opportunities__opportunity') }}

    union all

    select 'subscription' as table_name, file_id, source_code, line_status, null as status_reason, null as amount
    from {{ ref('met_subscriptions__subscription') }}

    union all

    select 'attribute' as table_name, file_id, source_code, line_status, null as status_reason, null as amount
    from {{ ref('met_attributes__attribute') }}

    union all

    select 'points_entry' as table_name, file_id, source_code, line_status, null as status_reason, null as amount
    from {{ ref('met_points__entry') }}

    union all

    select 'group_member' as table_name, file_id, source_code, line_status, null as status_reason, null as amount
    from {{ ref('met_groups__member') }}

)

select * from rows_of_all
