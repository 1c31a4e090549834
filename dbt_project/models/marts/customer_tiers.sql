with

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        reached.policy_id,
        reached.policy_version,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        reached.status,
        reached.level_code,
        reached.level_rank,
        levels.level_name_en,
        levels.level_name_zh,
        reached.score,
        reached.computed_level_code,
        reached.is_provisional,
        reached.is_overridden,
        reached.since_on

    from reached
    left join levels on reached.evaluation_id = levels.evaluation_id and reached.level_code = levels.level_code
    cross join run

)

select * from published
