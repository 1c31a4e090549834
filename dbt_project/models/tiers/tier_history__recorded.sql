{{ config(materialized='view') }}

with

prior as (

    select * from {{ source('landing', 'prior_history') }}

),

timeline as (

    select * from {{ ref('tier_history__timeline') }}

),

recording as (

    select * from {{ source('landing', 'recording') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

compared as (

    select
        prior.*,
        timeline.customer_key is not null as is_still_so

    from prior
    left join timeline
        on prior.policy_id = timeline.policy_id
        and prior.customer_key = timeline.customer_key
        and prior.scope_code = timeline.scope_code
        and prior.category_code = timeline.category_code
        and prior.valid_from = timeline.valid_from
        and prior.valid_to = timeline.valid_to
        and prior.status = timeline.status
        and prior.policy_version is not distinct from timeline.policy_version
        and prior.level_code is not distinct from timeline.level_code
        and prior.reason_code is not distinct from timeline.reason_code
        and prior.recorded_to is null

),

recorded as (

    select
        compared.snapshot_id, compared.as_of, compared.customer_key, compared.policy_id, compared.policy_version,
        compared.scope_code, compared.category_code, compared.status, compared.level_code, compared.reason_code,
        compared.valid_from, compared.valid_to, compared.recorded_from,
        case
            when compared.recorded_to is null and not compared.is_still_so then recording.recorded_at
            else compared.recorded_to
        end as recorded_to,
        compared.seq
    from compared
    cross join recording
    union all
    select
        run.snapshot_id, run.as_of, timeline.customer_key, timeline.policy_id, timeline.policy_version,
        timeline.scope_code, timeline.category_code, timeline.status, timeline.level_code, timeline.reason_code,
        timeline.valid_from, timeline.valid_to, recording.recorded_at, cast(null as timestamp), recording.seq
    from timeline
    left join compared
        on timeline.policy_id = compared.policy_id
        and timeline.customer_key = compared.customer_key
        and timeline.scope_code = compared.scope_code
        and timeline.category_code = compared.category_code
        and timeline.valid_from = compared.valid_from
        and compared.is_still_so
    cross join recording
    cross join run
    where compared.customer_key is null

)

select * from recorded
