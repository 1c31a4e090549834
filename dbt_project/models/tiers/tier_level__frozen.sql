with

policies as (

    select * from {{ source('landing', 'policy') }} where cuts_evaluation_id is not null

),

days as (

    select evaluation_id, evaluated_on from {{ source('landing', 'policy') }}

),

begun as (

    select * from {{ ref('tier_level__begun') }} where least_value is not null

),

frozen as (

    select
        policies.evaluation_id,
        begun.scope_code,
        begun.category_code,
        begun.level_rank,
        days.evaluated_on as frozen_on,
        begun.least_value,
        begun.customer_count,
        begun.population_count

    from policies
    inner join begun on policies.cuts_evaluation_id = begun.evaluation_id
    inner join days on policies.cuts_evaluation_id = days.evaluation_id

)

select * from frozen
