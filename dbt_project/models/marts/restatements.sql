with

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

superseded as (

    select * from {{ source('landing', 'superseded_tier') }}

),

restated as (

    select * from {{ source('landing', 'restatement') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

compared as (

    select
        coalesce(reached.policy_id, superseded.policy_id) as policy_id,
        case
            when reached.policy_id is null or superseded.policy_id is null then 1
            when reached.status is distinct from superseded.status then 1
            when reached.level_code is distinct from superseded.level_code then 1
            when reached.score is distinct from superseded.score then 1
            else 0
        end as tier_differs,
        case when reached.level_code is distinct from superseded.level_code then 1 else 0 end as level_differs

    from reached
    full outer join superseded
        on reached.policy_id = superseded.policy_id
        and reached.customer_key = superseded.customer_key
        and reached.scope_code = superseded.scope_code
        and reached.category_code = superseded.category_code

),

counted as (

    select
        policy_id,
        cast(sum(tier_differs) as bigint) as changed_customer_count,
        cast(sum(level_differs) as bigint) as changed_level_count

    from compared
    group by policy_id

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        restated.restated_as_of,
        restated.seq,
        restated.supersedes,
        restated.policy_id,
        restated.policy_version,
        restated.late_row_count,
        case when restated.is_this then coalesce(counted.changed_customer_count, 0)
            else restated.changed_customer_count end as changed_customer_count,
        case when restated.is_this then coalesce(counted.changed_level_count, 0)
            else restated.changed_level_count end as changed_level_count,
        restated.reason

    from restated
    left join counted on restated.policy_id = counted.policy_id
    cross join run

)

select * from published
