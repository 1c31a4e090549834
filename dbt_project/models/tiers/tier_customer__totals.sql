with

scored as (

    select * from {{ ref('tier_customer__scored') }}

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
        scored.score as value,
        cast(null as string) as text_value,
        score_bands.operator,
        score_bands.threshold,
        case when scored.missing_reason is null then reached.computed_level_code is not null end as passed,
        reached.computed_level_code as criterion_level_code,
        case when scored.is_capped then score_bands.level_code end as capped_level_code,
        cast(null as decimal(38, 6)) as points,
        scored.covered_weight as weight,
        scored.missing_reason,
        score_bands.bar_en,
        score_bands.bar_zh

    from scored
    inner join reached
        on scored.evaluation_id = reached.evaluation_id
        and scored.customer_key = reached.customer_key
        and scored.scope_code = reached.scope_code
        and scored.category_code = reached.category_code
    left join score_bands
        on scored.evaluation_id = score_bands.evaluation_id and scored.band_no = score_bands.band_no

)

select * from totals
