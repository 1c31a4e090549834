with

policy_levels as (

    select * from {{ source('landing', 'policy_level') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of and changed_on is null

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        policy_levels.policy_id,
        policy_levels.policy_version,
        policy_levels.level_rank,
        policy_levels.level_code,
        policy_levels.level_name_en,
        policy_levels.level_name_zh,
        policy_levels.bar_en,
        policy_levels.bar_zh

    from policy_levels
    inner join policies on policy_levels.evaluation_id = policies.evaluation_id
    cross join run

)

select * from published
