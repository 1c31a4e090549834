with

preceded as (

    select * from {{ ref('tier_customer__preceded') }}

),

ranked as (

    select * from {{ ref('tier_customer__ranked') }}

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

frozen as (

    select * from {{ ref('tier_level__frozen') }}

),

cuts as (

    select * from {{ source('landing', 'policy_cut') }}

),

-- How much of the population, or of its value, comes before: only who brings something is compared by it.
placed as (

    select
        reached.evaluation_id,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        reached.computed_level_code,
        preceded.criterion_id,
        preceded.value,
        ranked.missing_reason,
        case
            when preceded.value is null or preceded.value <= 0 then null
            when policies.cuts_evaluation_id is not null then preceded.value
            else preceded.percent
        end as percent_before,
        preceded.part,
        preceded.whole,
        case when policies.cuts_evaluation_id is not null then '>=' when policies.ties = 'demote' then '<=' else '<' end
            as operator,
        case
            when policies.cuts_evaluation_id is not null then frozen.least_value
            when preceded.value > 0 then cuts.percent
        end as threshold,
        frozen.frozen_on as threshold_on,
        levels.bar_en,
        levels.bar_zh

    from preceded
    inner join policies on preceded.evaluation_id = policies.evaluation_id
    inner join ranked
        on preceded.evaluation_id = ranked.evaluation_id
        and preceded.customer_key = ranked.customer_key
        and preceded.scope_code = ranked.scope_code
        and preceded.category_code = ranked.category_code
    inner join reached
        on preceded.evaluation_id = reached.evaluation_id
        and preceded.customer_key = reached.customer_key
        and preceded.scope_code = reached.scope_code
        and preceded.category_code = reached.category_code
    left join levels
        on reached.evaluation_id = levels.evaluation_id and reached.computed_level_code = levels.level_code
    left join frozen
        on reached.evaluation_id = frozen.evaluation_id
        and reached.scope_code = frozen.scope_code
        and reached.category_code = frozen.category_code
        and levels.level_rank = frozen.level_rank
    left join cuts
        on reached.evaluation_id = cuts.evaluation_id and reached.computed_level_code = cuts.level_code

)

select * from placed
