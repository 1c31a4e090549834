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

judged as (

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
        case
            when entries.delivery_status <> 'current' then entries.delivery_status
            when entries.entered_on > run.as_of then 'after_as_of'
            else 'counted'
        end as line_status

    from entries
    left join identity_map
        on entries.namespace = identity_map.namespace and entries.customer_code = identity_map.customer_code
    cross join run

)

select * from judged
