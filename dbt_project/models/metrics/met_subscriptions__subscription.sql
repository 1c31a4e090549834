{{ config(materialized='view') }}

with

subscriptions as (

    select * from {{ ref('stg_subscriptions__subscription') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

judged as (

    select
        subscriptions.file_id,
        subscriptions.row_no,
        subscriptions.source_code,
        subscriptions.namespace,
        identity_map.customer_key,
        subscriptions.subscription_code,
        subscriptions.plan_code,
        subscriptions.seat_count,
        subscriptions.started_on,
        subscriptions.ended_on,
        case
            when subscriptions.delivery_status <> 'current' then subscriptions.delivery_status
            when subscriptions.started_on > run.as_of then 'after_as_of'
            else 'counted'
        end as line_status

    from subscriptions
    left join identity_map
        on subscriptions.namespace = identity_map.namespace and subscriptions.customer_code = identity_map.customer_code
    cross join run

)

select * from judged
