with

compared as (

    select * from {{ ref('tier_customer__compared') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

cuts as (

    select * from {{ source('landing', 'policy_cut') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

lowest as (

    select
        evaluation_id,
        max(level_rank) as level_rank

    from levels
    group by evaluation_id

),

ranked_cuts as (

    select
        cuts.evaluation_id,
        cuts.percent,
        levels.level_rank

    from cuts
    inner join levels on cuts.evaluation_id = levels.evaluation_id and cuts.level_code = levels.level_code

),

tried as (

    select
        compared.evaluation_id,
        compared.customer_key,
        compared.scope_code,
        compared.category_code,
        min(
            case
                when compared.value <= 0 then null
                when ranked_cuts.percent is null then ranked_cuts.level_rank
                when policies.kind = 'pareto'
                    and {{ exact_product('compared.amount_above', '100') }}
                    < {{ exact_product('ranked_cuts.percent', 'compared.amount_total') }}
                    then ranked_cuts.level_rank
                when policies.kind = 'share' and policies.ties = 'promote'
                    and (compared.place - 1) * 100
                    < {{ exact_product('ranked_cuts.percent', 'compared.population_count') }}
                    then ranked_cuts.level_rank
                when policies.kind = 'share' and policies.ties = 'demote'
                    and compared.at_or_above_count * 100
                    <= {{ exact_product('ranked_cuts.percent', 'compared.population_count') }}
                    then ranked_cuts.level_rank
            end
        ) as level_rank,
        max(case when compared.population_count < policies.min_population then 1 else 0 end) = 1 as is_too_few

    from compared
    inner join policies on compared.evaluation_id = policies.evaluation_id
    inner join ranked_cuts on compared.evaluation_id = ranked_cuts.evaluation_id
    group by compared.evaluation_id, compared.customer_key, compared.scope_code, compared.category_code

),

ranked as (

    select
        tried.evaluation_id,
        tried.customer_key,
        tried.scope_code,
        tried.category_code,
        case when not tried.is_too_few then coalesce(tried.level_rank, lowest.level_rank) end as level_rank,
        case when tried.is_too_few then 'too_few_customers' end as missing_reason

    from tried
    inner join lowest on tried.evaluation_id = lowest.evaluation_id

)

select * from ranked
