-- A returned row is a status or level whose customers in tier_summary are not those in customer_tiers.
with

listed as (

    select
        policy_id,
        scope_code,
        category_code,
        status,
        coalesce(level_code, '') as level_code,
        count(*) as customer_count

    from {{ ref('customer_tiers') }}
    group by policy_id, scope_code, category_code, status, coalesce(level_code, '')

),

summed as (

    select
        policy_id,
        scope_code,
        category_code,
        status,
        coalesce(level_code, '') as level_code,
        customer_count

    from {{ ref('tier_summary') }}

),

differing as (

    select
        coalesce(listed.policy_id, summed.policy_id) as policy_id,
        coalesce(listed.status, summed.status) as status,
        coalesce(listed.level_code, summed.level_code) as level_code,
        listed.customer_count as listed_count,
        summed.customer_count as summed_count

    from listed
    full outer join summed
        on listed.policy_id = summed.policy_id
        and listed.scope_code = summed.scope_code
        and listed.category_code = summed.category_code
        and listed.status = summed.status
        and listed.level_code = summed.level_code
    where coalesce(listed.customer_count, 0) <> coalesce(summed.customer_count, 0)

)

select * from differing
