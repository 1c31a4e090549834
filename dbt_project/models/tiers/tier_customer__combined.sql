with

dimensions as (

    select * from {{ ref('tier_customer__dimensions') }}

),

cells as (

    select * from {{ source('landing', 'policy_cell') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

of_cells as (

    select
        cells.evaluation_id,
        cells.first_level_code,
        cells.second_level_code,
        levels.level_rank

    from cells
    inner join levels on cells.evaluation_id = levels.evaluation_id and cells.level_code = levels.level_code

),

judged as (

    select
        dimensions.evaluation_id,
        dimensions.customer_key,
        dimensions.scope_code,
        dimensions.category_code,
        case dimensions.how
            when 'worst' then dimensions.worst_rank
            when 'best' then dimensions.best_rank
            when 'median' then dimensions.median_rank
            when 'primary' then dimensions.primary_rank - case
                when abs(dimensions.votes) < dimensions.least_votes then 0
                when dimensions.votes > 0 then 1
                else -1
            end
            when 'matrix' then of_cells.level_rank
        end as level_rank,
        case
            when dimensions.lacks_required then 'missing_required'
            when dimensions.how = 'primary'
                and (dimensions.primary_rank is null or dimensions.other_count = 0) then 'missing_required'
            when dimensions.is_too_few then 'low_coverage'
        end as missing_reason

    from dimensions
    left join of_cells
        on dimensions.evaluation_id = of_cells.evaluation_id
        and dimensions.first_level_code = of_cells.first_level_code
        and dimensions.second_level_code = of_cells.second_level_code

),

combined as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        case when missing_reason is null then level_rank end as level_rank,
        coalesce(missing_reason, case when level_rank is null then 'no_band' end) as missing_reason

    from judged

)

select * from combined
