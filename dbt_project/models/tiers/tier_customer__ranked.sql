with

policies as (

    select * from {{ source('landing', 'policy') }}

),

compared as (

    select * from {{ ref('tier_customer__compared') }}

),

shared as (

    select * from {{ ref('tier_customer__shared') }}

),

frozen as (

    select * from {{ ref('tier_level__frozen') }}

),

held as (

    select
        shared.evaluation_id,
        shared.customer_key,
        shared.scope_code,
        shared.category_code,
        policies.cuts_evaluation_id is not null as is_frozen,
        max(shared.level_rank) as level_rank,
        max(shared.missing_reason) as missing_reason,
        count(frozen.level_rank) as cut_count,
        min(case when compared.value >= frozen.least_value then frozen.level_rank end) as frozen_rank

    from shared
    inner join policies on shared.evaluation_id = policies.evaluation_id
    inner join compared
        on shared.evaluation_id = compared.evaluation_id
        and shared.customer_key = compared.customer_key
        and shared.scope_code = compared.scope_code
        and shared.category_code = compared.category_code
    left join frozen
        on shared.evaluation_id = frozen.evaluation_id
        and shared.scope_code = frozen.scope_code
        and shared.category_code = frozen.category_code
    group by
        shared.evaluation_id, shared.customer_key, shared.scope_code, shared.category_code, policies.cuts_evaluation_id

),

ranked as (

    select
        held.evaluation_id,
        held.customer_key,
        held.scope_code,
        held.category_code,
        case
            when not held.is_frozen then held.level_rank
            when held.missing_reason is null and held.cut_count > 0
                then coalesce(held.frozen_rank, policies.no_rank - 1)
        end as level_rank,
        case
            when held.is_frozen and held.missing_reason is null and held.cut_count = 0 then 'too_few_customers'
            else held.missing_reason
        end as missing_reason

    from held
    inner join policies on held.evaluation_id = policies.evaluation_id

)

select * from ranked
