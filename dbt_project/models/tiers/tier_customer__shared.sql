with

compared as (

    select * from {{ ref('tier_customer__compared') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

cuts as (

    select * from {{ ref('tier_policy__cuts') }}

),

tried as (

    select
        compared.evaluation_id,
        compared.customer_key,
        compared.scope_code,
        compared.category_code,
        min(
            case
                when compared.value is null or compared.value <= 0 then null
                when cuts.percent is null then cuts.level_rank
                when policies.kind = 'pareto'
                    and {{ exact_product('compared.amount_above', '100') }}
                    < {{ exact_product('cuts.percent', 'compared.amount_total') }}
                    then cuts.level_rank
                when policies.kind = 'share' and policies.ties = 'promote'
                    and (compared.place - 1) * 100
                    < {{ exact_product('cuts.percent', 'compared.population_count') }}
                    then cuts.level_rank
                when policies.kind = 'share' and policies.ties = 'demote'
                    and compared.at_or_above_count * 100
                    <= {{ exact_product('cuts.percent', 'compared.population_count') }}
                    then cuts.level_rank
            end
        ) as level_rank,
        max(cuts.lowest_rank) as lowest_rank,
        max(case when compared.value is null then 1 else 0 end) = 1 as is_missing,
        max(case when compared.population_count < policies.min_population then 1 else 0 end) = 1 as is_too_few

    from compared
    inner join policies on compared.evaluation_id = policies.evaluation_id
    inner join cuts on compared.evaluation_id = cuts.evaluation_id
    group by compared.evaluation_id, compared.customer_key, compared.scope_code, compared.category_code

),

shared as (

    select
        tried.evaluation_id,
        tried.customer_key,
        tried.scope_code,
        tried.category_code,
        case
            when not tried.is_missing and not tried.is_too_few then coalesce(tried.level_rank, tried.lowest_rank)
        end as level_rank,
        case
            when tried.is_missing then 'missing_value'
            when tried.is_too_few then 'too_few_customers'
        end as missing_reason

    from tried

)

select * from shared
