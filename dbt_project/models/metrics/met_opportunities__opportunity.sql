{{ config(materialized='view') }}

with

opportunities as (

    select * from {{ ref('stg_opportunities__opportunity') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

judged as (

    select
        opportunities.file_id,
        opportunities.row_no,
        opportunities.source_code,
        opportunities.namespace,
        identity_map.customer_key,
        opportunities.opportunity_code,
        opportunities.stage,
        opportunities.intent_status,
        opportunities.opened_on,
        opportunities.expected_decision_on,
        opportunities.closed_on,
        opportunities.has_intent,
        case
            when opportunities.delivery_status <> 'current' then opportunities.delivery_status
            when opportunities.opened_on > run.as_of then 'after_as_of'
            else 'counted'
        end as line_status

    from opportunities
    left join identity_map
        on opportunities.namespace = identity_map.namespace and opportunities.customer_code = identity_map.customer_code
    cross join run

)

select * from judged
