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
        policies.least_votes,
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
        max(case when is_primary then level_rank end) over (
            partition by evaluation_id, customer_key, scope_code, category_code
        ) as primary_rank,
        row_number() over (
            partition by evaluation_id, customer_key, scope_code, category_code, level_rank is null
            order by level_rank, criterion_no
        ) as place,
        count(level_rank) over (partition by evaluation_id, customer_key, scope_code, category_code) as known_count

    from graded

),

summed as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        how,
        count(level_rank) < min_known as is_too_few,
        max(case when is_required and level_rank is null then 1 else 0 end) = 1 as lacks_required,
        max(level_rank) as worst_rank,
        min(level_rank) as best_rank,
        max(primary_rank) as primary_rank,
        max(case when place = floor(known_count / 2) + 1 then level_rank end) as median_rank,
        count(case when not is_primary then level_rank end) as other_count,
        max(least_votes) as least_votes,
        sum(case when level_rank < primary_rank then 1 when level_rank > primary_rank then -1 else 0 end) as votes,
        max(case when criterion_no = 1 then criterion_level_code end) as first_level_code,
        max(case when criterion_no = 2 then criterion_level_code end) as second_level_code

    from placed
    group by evaluation_id, customer_key, scope_code, category_code, how, min_known

)

select * from summed
