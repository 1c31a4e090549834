with

weighed as (

    select * from {{ ref('tier_customer__weighed') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

score_bands as (

    select * from {{ source('landing', 'policy_band') }} where criterion_id = 'total'

),

placed as (

    select
        weighed.evaluation_id,
        weighed.customer_key,
        weighed.scope_code,
        weighed.category_code,
        score_bands.band_no,
        levels.level_rank

    from weighed
    inner join score_bands on weighed.evaluation_id = score_bands.evaluation_id
    inner join levels on score_bands.evaluation_id = levels.evaluation_id and score_bands.level_code = levels.level_code
    where weighed.missing_reason is null
        and (
            score_bands.lower is null
            or weighed.weighted_points > {{ exact_product('score_bands.lower', 'weighed.covered_weight') }}
            or (
                score_bands.is_lower_inclusive
                and weighed.weighted_points = {{ exact_product('score_bands.lower', 'weighed.covered_weight') }}
            )
        )
        and (
            score_bands.upper is null
            or weighed.weighted_points < {{ exact_product('score_bands.upper', 'weighed.covered_weight') }}
            or (
                score_bands.is_upper_inclusive
                and weighed.weighted_points = {{ exact_product('score_bands.upper', 'weighed.covered_weight') }}
            )
        )

),

scored as (

    select
        weighed.evaluation_id,
        weighed.customer_key,
        weighed.scope_code,
        weighed.category_code,
        case
            when placed.level_rank < weighed.best_rank_allowed then weighed.best_rank_allowed
            else placed.level_rank
        end as level_rank,
        placed.band_no,
        placed.level_rank < weighed.best_rank_allowed as is_capped,
        case
            when weighed.missing_reason is null
                then {{ div_round('weighed.weighted_points', 'weighed.covered_weight') }}
        end as score,
        cast(weighed.covered_weight as decimal(38, 6)) as covered_weight,
        coalesce(weighed.missing_reason, case when placed.level_rank is null then 'no_band' end) as missing_reason

    from weighed
    left join placed
        on weighed.evaluation_id = placed.evaluation_id
        and weighed.customer_key = placed.customer_key
        and weighed.scope_code = placed.scope_code
        and weighed.category_code = placed.category_code

)

select * from scored
