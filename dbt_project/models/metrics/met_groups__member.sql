{{ config(materialized='view') }}

with

members as (

    select * from {{ ref('stg_groups__member') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

judged as (

    select
        members.file_id,
        members.row_no,
        members.source_code,
        members.namespace,
        identity_map.customer_key,
        members.group_code,
        members.member_from,
        members.member_to,
        case
            when members.delivery_status <> 'current' then members.delivery_status
            when members.member_from > run.as_of then 'after_as_of'
            else 'counted'
        end as line_status

    from members
    left join identity_map
        on members.namespace = identity_map.namespace and members.customer_code = identity_map.customer_code
    cross join run

)

select * from judged
