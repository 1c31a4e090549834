{{ config(materialized='view') }}

with

scored as (

    select * from {{ ref('tier_customer__scored') }}

),

vetoes as (

    select * from {{ ref('tier_customer__vetoes') }}

),

vetoed as (

    select
        scored.evaluation_id,
        scored.customer_key,
        scored.scope_code,
        scored.category_code,
        case
            when vetoes.open_rank > coalesce(vetoes.held_rank, 0) then null
            when vetoes.held_rank is not null then vetoes.held_rank
            else scored.level_rank
        end as level_rank,
        scored.score,
        scored.covered_weight,
        scored.band_no,
        case
            when vetoes.held_rank is not null then 'veto'
            when scored.is_capped then 'cap'
        end as held_by_code,
        case
            when vetoes.open_rank > coalesce(vetoes.held_rank, 0) then 'missing_value'
            else scored.missing_reason
        end as missing_reason

    from scored
    left join vetoes
        on scored.evaluation_id = vetoes.evaluation_id
        and scored.customer_key = vetoes.customer_key
        and scored.scope_code = vetoes.scope_code
        and scored.category_code = vetoes.category_code

)

select * from vetoed
