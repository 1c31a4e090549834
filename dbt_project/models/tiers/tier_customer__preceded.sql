{{ config(materialized='view') }}

with

compared as (

    select * from {{ ref('tier_customer__compared') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of

),

preceded as (

    select
        compared.evaluation_id,
        compared.customer_key,
        compared.scope_code,
        compared.category_code,
        compared.criterion_id,
        compared.value,
        case
            when policies.cuts_evaluation_id is not null or compared.value is null then null
            when policies.kind = 'pareto' then compared.amount_above
            when policies.ties = 'demote' then cast(compared.at_or_above_count as decimal(38, 6))
            else cast(compared.place - 1 as decimal(38, 6))
        end as part,
        case
            when policies.cuts_evaluation_id is not null or compared.value is null then null
            when policies.kind = 'pareto' then compared.amount_total
            else cast(compared.population_count as decimal(38, 6))
        end as whole

    from compared
    inner join policies on compared.evaluation_id = policies.evaluation_id

),

divided as (

    select
        *,
        {{ div_round(exact_product('part', '100'), 'whole') }} as percent

    from preceded

)

select * from divided
