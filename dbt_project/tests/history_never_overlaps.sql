-- A returned row is a tier that is two things on one day, as it is on record now.
with

open_rows as (

    select
        policy_id,
        customer_key,
        scope_code,
        category_code,
        valid_from,
        lag(valid_to) over (
            partition by policy_id, customer_key, scope_code, category_code order by valid_from
        ) as ended_on,
        row_number() over (
            partition by policy_id, customer_key, scope_code, category_code order by valid_from
        ) as place

    from {{ ref('customer_tier_history') }}
    where recorded_to is null

),

overlapping as (

    select * from open_rows where place > 1 and (ended_on is null or valid_from < ended_on)

)

select * from overlapping
