with

versions as (

    select * from {{ source('landing', 'policy_version') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        versions.policy_id,
        versions.policy_version,
        versions.effective_from,
        versions.effective_to,
        versions.owner,
        versions.policy_hash

    from versions
    cross join run

)

select * from published
