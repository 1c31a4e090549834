with

recorded as (

    select * from {{ ref('tier_history__recorded') }}

),

recording as (

    select * from {{ source('landing', 'recording') }}

),

published as (

    select
        recorded.snapshot_id,
        recorded.as_of,
        recorded.customer_key,
        recorded.policy_id,
        recorded.policy_version,
        recorded.scope_code,
        recorded.category_code,
        recorded.status,
        recorded.level_code,
        recorded.reason_code,
        recorded.valid_from,
        nullif(recorded.valid_to, recording.end_on) as valid_to,
        recorded.recorded_from,
        recorded.recorded_to,
        recorded.seq

    from recorded
    cross join recording

)

select * from published
