{{ config(materialized='view') }}

with

policies as (

    select * from {{ source('landing', 'policy') }} where cuts_evaluation_id is null

),

compared as (

    select * from {{ ref('tier_customer__compared') }} where value > 0

),

computed as (

    select * from {{ ref('tier_customer__computed') }}

),

aims as (

    select
        compared.evaluation_id, compared.scope_code, compared.category_code, computed.level_rank,
        min(compared.value) as target

    from compared
    inner join policies on compared.evaluation_id = policies.evaluation_id
    inner join computed
        on compared.evaluation_id = computed.evaluation_id
        and compared.customer_key = computed.customer_key
        and compared.scope_code = computed.scope_code
        and compared.category_code = computed.category_code
    group by compared.evaluation_id, compared.scope_code, compared.category_code, computed.level_rank
    union all
    select evaluation_id, scope_code, category_code, level_rank, least_value as target
    from {{ ref('tier_level__frozen') }}

)

select * from aims
