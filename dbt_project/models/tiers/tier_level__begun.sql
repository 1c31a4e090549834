with

policies as (

    select * from {{ source('landing', 'policy') }}

),

compared as (

    select * from {{ ref('tier_customer__compared') }}

),

shared as (

    select * from {{ ref('tier_customer__shared') }} where level_rank is not null

),

asked as (

    select cuts_evaluation_id as evaluation_id from policies where cuts_evaluation_id is not null
    union
    select evaluation_id from policies where is_as_of and cuts_evaluation_id is null

),

begun as (

    select
        compared.evaluation_id,
        compared.scope_code,
        compared.category_code,
        shared.level_rank,
        min(case when compared.value > 0 then compared.value end) as least_value,
        cast(count(case when compared.value > 0 then 1 end) as bigint) as customer_count,
        max(compared.population_count) as population_count

    from asked
    inner join compared on asked.evaluation_id = compared.evaluation_id
    inner join shared
        on compared.evaluation_id = shared.evaluation_id
        and compared.customer_key = shared.customer_key
        and compared.scope_code = shared.scope_code
        and compared.category_code = shared.category_code
    group by compared.evaluation_id, compared.scope_code, compared.category_code, shared.level_rank

)

select * from begun
