{{ config(materialized='view') }}

with

entries as (

    select * from {{ ref('stg_points__entry') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

programs as (

    select * from {{ source('landing', 'points_program') }}

),

begun as (

    select program_code, min(receipts_from) as receipts_from from programs group by program_code

),

named as (

    select
        entries.file_id,
        entries.row_no,
        entries.source_code,
        entries.namespace,
        identity_map.customer_key,
        entries.entry_code,
        entries.program_code,
        entries.entry_kind,
        entries.document_code,
        entries.category_code,
        entries.points,
        entries.entered_on,
        entries.expires_on,
        entries.delivery_status,
        entries.entered_on > run.as_of as is_after_as_of,
        case
            when entries.entry_kind in ('earn', 'reverse') and programs.earns_from_receipts then 'earned_from_receipts'
            when entries.entry_kind = 'expire' and programs.clears_points then 'cleared_by_program'
            when entries.entry_kind = 'opening' and entries.entered_on > begun.receipts_from then 'opened_after_receipts'
        end as excluded_reason

    from entries
    left join identity_map
        on entries.namespace = identity_map.namespace and entries.customer_code = identity_map.customer_code
    left join programs
        on entries.program_code = programs.program_code
        and entries.entered_on >= programs.effective_from
        and (programs.effective_to is null or entries.entered_on < programs.effective_to)
    left join begun on entries.program_code = begun.program_code
    cross join run

),

judged as (

    select
        file_id,
        row_no,
        source_code,
        namespace,
        customer_key,
        entry_code,
        program_code,
        entry_kind,
        document_code,
        category_code,
        points,
        entered_on,
        expires_on,
        case
            when delivery_status <> 'current' then delivery_status
            when is_after_as_of then 'after_as_of'
            when excluded_reason is not null then 'excluded'
            else 'counted'
        end as line_status,
        case when delivery_status = 'current' and not is_after_as_of then excluded_reason end as status_reason

    from named

)

select * from judged
