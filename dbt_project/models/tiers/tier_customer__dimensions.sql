with

banded as (

    select * from {{ ref('tier_customer__banded') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where kind = 'combine'

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

graded as (

    select
        banded.evaluation_id,
        banded.customer_key,
        banded.scope_code,
        banded.category_code,
        banded.criterion_no,
        banded.criterion_level_code,
        banded.is_required,
        policies.how,
        policies.min_known,
        policies.most_steps,
        banded.criterion_id = coalesce(policies.primary_criterion_id, '') as is_primary,
        levels.level_rank

    from banded
    inner join policies on banded.evaluation_id = policies.evaluation_id
    left join levels
        on banded.evaluation_id = levels.evaluation_id and banded.criterion_level_code = levels.level_code

),

placed as (

    select
        *,
        row_number() over (
            partition by evaluation_id, customer_key, scope_code, category_code, is_primary, level_rank is null
            order by level_rank, criterion_no
        ) as place,
        count(level_rank) over (
            partition by evaluation_id, customer_key, scope_code, category_code, is_primary
        ) as known_count

    from graded

),

summed as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        how,
        most_steps,
        count(level_rank) < min_known as is_too_few,
        max(case when is_required and level_rank is null then 1 else 0 end) = 1 as lacks_required,
        max(level_rank) as worst_rank,
        min(level_rank) as best_rank,
        max(case when is_primary then level_rank end) as primary_rank,
        max(case when not is_primary and place = floor(known_count / 2) + 1 then level_rank end) as median_rank,
        max(case when criterion_no = 1 then criterion_level_code end) as first_level_code,
        max(case when criterion_no = 2 then criterion_level_code end) as second_level_code

    from placed
    group by evaluation_id, customer_key, scope_code, category_code, how, most_steps, min_known

)

select * from summed
