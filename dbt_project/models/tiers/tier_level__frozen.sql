with

policies as (

    select * from {{ source('landing', 'policy') }} where cuts_evaluation_id is not null

),

days as (

    select evaluation_id, evaluated_on from {{ source('landing', 'policy') }}

),

compared as (

    select * from {{ ref('tier_customer__compared') }} where value > 0

),

shared as (

    select * from {{ ref('tier_customer__shared') }} where level_rank is not null

),

frozen as (

    select
        policies.evaluation_id,
        compared.scope_code,
        compared.category_code,
        shared.level_rank,
        days.evaluated_on as frozen_on,
        min(compared.value) as least_value

    from policies
    inner join compared on policies.cuts_evaluation_id = compared.evaluation_id
    inner join days on policies.cuts_evaluation_id = days.evaluation_id
    inner join shared
        on compared.evaluation_id = shared.evaluation_id
        and compared.customer_key = shared.customer_key
        and compared.scope_code = shared.scope_code
        and compared.category_code = shared.category_code
    group by policies.evaluation_id, compared.scope_code, compared.category_code, shared.level_rank, days.evaluated_on

)

select * from frozen
