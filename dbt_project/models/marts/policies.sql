with

in_force as (

    select * from {{ source('landing', 'policy') }} where is_as_of and changed_on is null

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        in_force.policy_id,
        in_force.policy_version,
        in_force.effective_from,
        in_force.effective_to,
        in_force.owner,
        in_force.policy_hash

    from in_force
    cross join run

)

select * from published
