{{ config(materialized='view') }}

with

due as (

    select * from {{ ref('tier_customer__due') }} where step_no = 1 and changed_on is null

),

begun as (

    select
        policy_id,
        customer_key,
        scope_code,
        category_code,
        cast(0 as bigint) as step_no,
        cast(null as string) as evaluation_id,
        cast(null as string) as policy_version,
        cast(null as bigint) as level_rank,
        cast(null as bigint) as official_rank,
        cast(null as date) as since_on,
        cast(null as date) as earned_on,
        cast(0 as bigint) as forgiven_count,
        false as is_overridden,
        cast(null as string) as cause_code,
        cast(null as string) as given_by

    from due

)

select * from begun
