with

banded as (

    select * from {{ ref('tier_customer__banded') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where kind = 'scorecard'

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

graded as (

    select
        banded.*,
        levels.level_rank,
        policies.cap_criterion_id,
        policies.cap_levels_above,
        policies.min_coverage,
        policies.min_known

    from banded
    inner join policies on banded.evaluation_id = policies.evaluation_id
    left join levels on banded.evaluation_id = levels.evaluation_id and banded.criterion_level_code = levels.level_code

),

totalled as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        min_coverage,
        min_known,
        count(criterion_level_code) as known_count,
        cast(sum(case when points is not null then weight else 0 end) as decimal(38, 6)) as covered_weight,
        cast(sum({{ exact_product('weight', 'points', 18) }}) as decimal(38, 24)) as weighted_points,
        count(case when is_required and points is null then 1 end) as lacking_count,
        max(case when criterion_id = cap_criterion_id then level_rank - cap_levels_above end) as best_rank_allowed

    from graded
    group by evaluation_id, customer_key, scope_code, category_code, min_coverage, min_known

),

weighed as (

    select
        *,
        case
            when lacking_count > 0 then 'missing_required'
            when known_count < min_known then 'low_coverage'
            when covered_weight = 0 or covered_weight < coalesce(min_coverage, 0) then 'low_coverage'
        end as missing_reason

    from totalled

)

select * from weighed
