with

supposed as (

    select * from {{ ref('tier_customer__supposed') }}

),

policies as (

    select evaluation_id, on_missing, no_rank, cap_criterion_id, cap_levels_above from {{ source('landing', 'policy') }}

),

score_bands as (

    select evaluation_id, lower, is_lower_inclusive, upper, is_upper_inclusive, level_rank as score_rank
    from {{ source('landing', 'policy_band') }}
    inner join {{ source('landing', 'policy_level') }} using (evaluation_id, level_code)
    where criterion_id = 'total'

),

banded as (

    select * from {{ ref('tier_customer__banded') }}

),

weighed as (

    select * from {{ ref('tier_customer__weighed') }}

),

changed as (

    select
        supposed.*,
        policies.on_missing,
        policies.no_rank - 1 as lowest_rank,
        coalesce(weighed.weighted_points, 0) + {{ exact_product('banded.weight', 'coalesce(supposed.points, 0)', 18) }}
        - {{ exact_product('banded.weight', 'coalesce(banded.points, 0)', 18) }} as weighted_points,
        weighed.covered_weight + case when supposed.points is null then 0 else banded.weight end
        - case when banded.points is null then 0 else banded.weight end as covered_weight,
        coalesce(weighed.min_coverage, 0) as min_coverage,
        weighed.known_count + case when supposed.level_rank is null then 0 else 1 end
        - case when banded.criterion_level_code is null then 0 else 1 end as known_count,
        coalesce(weighed.min_known, 0) as min_known,
        weighed.lacking_count + case when banded.is_required and supposed.points is null then 1 else 0 end
        - case when banded.is_required and banded.points is null then 1 else 0 end as lacking_count,
        case
            when supposed.criterion_id = policies.cap_criterion_id
                then supposed.level_rank - policies.cap_levels_above
            else weighed.best_rank_allowed
        end as best_rank_allowed

    from supposed
    inner join policies using (evaluation_id)
    inner join weighed using (evaluation_id, customer_key, scope_code, category_code)
    inner join banded using (evaluation_id, customer_key, scope_code, category_code, criterion_id)

),

rescored as (

    select
        changed.*,
        lacking_count > 0 or known_count < min_known or covered_weight = 0 or covered_weight < min_coverage
            as is_missing,
        case
            when is_missing and on_missing = 'lowest' then lowest_rank
            when not is_missing then greatest(score_bands.score_rank, coalesce(best_rank_allowed, 1))
        end as new_rank

    from changed
    left join score_bands
        on changed.evaluation_id = score_bands.evaluation_id
        and (
            score_bands.lower is null
            or weighted_points > {{ exact_product('score_bands.lower', 'covered_weight') }}
            or is_lower_inclusive and weighted_points = {{ exact_product('score_bands.lower', 'covered_weight') }}
        )
        and (
            score_bands.upper is null
            or weighted_points < {{ exact_product('score_bands.upper', 'covered_weight') }}
            or is_upper_inclusive and weighted_points = {{ exact_product('score_bands.upper', 'covered_weight') }}
        )

),

enough as (

    select * from rescored where new_rank <= goal_rank

)

select * from enough
