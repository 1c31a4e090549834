with

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of and changed_on is null

),

begun as (

    select * from {{ ref('tier_level__begun') }}

),

frozen as (

    select * from {{ ref('tier_level__frozen') }}

),

decided as (

    select distinct evaluation_id, scope_code, category_code
    from {{ ref('tier_customer__ranked') }} where level_rank is not null

),

-- Where a window begins with each customer's own last change, there is no one population to be cut.
of_the_day as (

    select
        begun.evaluation_id, begun.scope_code, begun.category_code, begun.level_rank,
        policies.evaluated_on as computed_on, false as is_frozen,
        begun.least_value as cut_value, begun.customer_count, begun.population_count
    from begun
    inner join policies on begun.evaluation_id = policies.evaluation_id
    where policies.since_window_id is null

),

of_an_earlier_day as (

    select
        frozen.evaluation_id, frozen.scope_code, frozen.category_code, frozen.level_rank,
        frozen.frozen_on as computed_on, true as is_frozen,
        frozen.least_value as cut_value, frozen.customer_count, frozen.population_count
    from frozen
    inner join policies on frozen.evaluation_id = policies.evaluation_id
    inner join decided
        on frozen.evaluation_id = decided.evaluation_id
        and frozen.scope_code = decided.scope_code
        and frozen.category_code = decided.category_code

),

cuts as (

    select * from of_the_day
    union all
    select * from of_an_earlier_day

)

select * from cuts
