with

combined as (

    select * from {{ ref('tier_customer__combined') }}

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

joint as (

    select
        reached.evaluation_id,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        coalesce(reached.computed_level_code, '*') as tested_level_code,
        cast(1000 as bigint) as step_no,
        'total' as criterion_id,
        cast(null as string) as measured_id,
        cast(null as decimal(38, 6)) as value,
        cast(null as string) as text_value,
        cast(null as decimal(38, 6)) as part, cast(null as decimal(38, 6)) as whole,
        cast(null as string) as operator,
        cast(null as decimal(38, 6)) as threshold,
        cast(null as date) as threshold_on,
        case when combined.missing_reason is null then true when combined.missing_reason = 'no_band' then false end
            as passed,
        reached.computed_level_code as criterion_level_code,
        cast(null as string) as capped_level_code, cast(null as string) as held_by_code,
        cast(null as decimal(38, 6)) as points, cast(null as decimal(38, 6)) as weight,
        combined.missing_reason,
        levels.bar_en,
        levels.bar_zh

    from combined
    inner join reached
        on combined.evaluation_id = reached.evaluation_id
        and combined.customer_key = reached.customer_key
        and combined.scope_code = reached.scope_code
        and combined.category_code = reached.category_code
    left join levels
        on reached.evaluation_id = levels.evaluation_id
        and reached.computed_level_code = levels.level_code

)

select * from joint
