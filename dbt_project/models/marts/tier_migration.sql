with

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

earlier as (

    select * from {{ source('landing', 'prior_tier') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of and changed_on is null

),

baseline as (

    select distinct seq from earlier

),

run as (

    select * from {{ source('landing', 'run') }}

),

moved as (

    select
        coalesce(reached.policy_id, earlier.policy_id) as policy_id,
        coalesce(reached.scope_code, earlier.scope_code) as scope_code,
        coalesce(reached.category_code, earlier.category_code) as category_code,
        earlier.level_code as from_level_code,
        reached.level_code as to_level_code

    from reached
    full outer join earlier
        on reached.policy_id = earlier.policy_id
        and reached.customer_key = earlier.customer_key
        and reached.scope_code = earlier.scope_code
        and reached.category_code = earlier.category_code

),

counted as (

    select
        policy_id,
        scope_code,
        category_code,
        from_level_code,
        to_level_code,
        count(*) as customer_count

    from moved
    group by policy_id, scope_code, category_code, from_level_code, to_level_code

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        counted.policy_id,
        policies.policy_version,
        counted.scope_code,
        counted.category_code,
        baseline.seq as from_seq,
        counted.from_level_code,
        counted.to_level_code,
        cast(counted.customer_count as bigint) as customer_count

    from counted
    left join policies on counted.policy_id = policies.policy_id
    cross join baseline
    cross join run

)

select * from published
