with

conditions as (

    select * from {{ ref('tier_customer__grouped') }} where purpose = 'retain' and passed

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

retained as (

    select
        conditions.evaluation_id,
        conditions.customer_key,
        conditions.scope_code,
        conditions.category_code,
        levels.level_rank

    from conditions
    inner join levels on conditions.evaluation_id = levels.evaluation_id and conditions.level_code = levels.level_code

)

select * from retained
