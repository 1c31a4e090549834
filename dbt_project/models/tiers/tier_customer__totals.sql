with

vetoed as (

    select * from {{ ref('tier_customer__vetoed') }}

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

score_bands as (

    select * from {{ source('landing', 'policy_band') }} where criterion_id = 'total'

),

totals as (

    select
        reached.evaluation_id,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        coalesce(reached.computed_level_code, '*') as tested_level_code,
        cast(1000 as bigint) as step_no,
        'total' as criterion_id,
        cast(null as string) as measured_id,
        vetoed.score as value,
        cast(null as string) as text_value,
        cast(null as decimal(38, 6)) as part, cast(null as decimal(38, 6)) as whole,
        score_bands.operator,
        score_bands.threshold,
        cast(null as date) as threshold_on,
        case when vetoed.missing_reason is null then reached.computed_level_code is not null end as passed,
        reached.computed_level_code as criterion_level_code,
        case when vetoed.held_by_code is not null then score_bands.level_code end as capped_level_code,
        vetoed.held_by_code,
        cast(null as decimal(38, 6)) as points,
        vetoed.covered_weight as weight,
        vetoed.missing_reason,
        score_bands.bar_en,
        score_bands.bar_zh

    from vetoed
    inner join reached
        on vetoed.evaluation_id = reached.evaluation_id
        and vetoed.customer_key = reached.customer_key
        and vetoed.scope_code = reached.scope_code
        and vetoed.category_code = reached.category_code
    left join score_bands
        on vetoed.evaluation_id = score_bands.evaluation_id and vetoed.band_no = score_bands.band_no

)

select * from totals
