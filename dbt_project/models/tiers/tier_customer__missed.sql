{{ config(materialized='view') }}

with

placed as (

    select * from {{ ref('tier_customer__placed') }} where value is not null

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

frozen as (

    select * from {{ ref('tier_level__frozen') }}

),

better as (

    select
        placed.evaluation_id, placed.customer_key, placed.scope_code, placed.category_code, placed.value,
        above.level_code, above.bar_en, above.bar_zh,
        frozen.least_value,
        frozen.frozen_on,
        row_number() over (
            partition by placed.evaluation_id, placed.customer_key, placed.scope_code, placed.category_code
            order by frozen.level_rank desc
        ) as distance

    from placed
    inner join levels
        on placed.evaluation_id = levels.evaluation_id and placed.computed_level_code = levels.level_code
    inner join frozen
        on placed.evaluation_id = frozen.evaluation_id
        and placed.scope_code = frozen.scope_code
        and placed.category_code = frozen.category_code
        and frozen.level_rank < levels.level_rank
    inner join levels as above
        on frozen.evaluation_id = above.evaluation_id and frozen.level_rank = above.level_rank

),

missed as (

    select
        evaluation_id, customer_key, scope_code, category_code,
        level_code as tested_level_code,
        cast(999 as bigint) as step_no,
        'total' as criterion_id,
        cast(null as string) as measured_id,
        value,
        cast(null as string) as text_value,
        cast(null as decimal(38, 6)) as part, cast(null as decimal(38, 6)) as whole,
        '>=' as operator,
        least_value as threshold,
        frozen_on as threshold_on,
        value >= least_value as passed,
        cast(null as string) as criterion_level_code,
        cast(null as string) as capped_level_code, cast(null as string) as held_by_code,
        cast(null as decimal(38, 6)) as points, cast(null as decimal(38, 6)) as weight,
        cast(null as string) as missing_reason,
        bar_en,
        bar_zh

    from better
    where distance = 1

)

select * from missed
