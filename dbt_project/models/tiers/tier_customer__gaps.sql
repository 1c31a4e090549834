with

of_bands as (

    select * from {{ ref('tier_customer__tries') }} where way = 'band' and gap > 0

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

lacking as (

    select
        evaluation_id, customer_key, scope_code, category_code, step_code,
        criterion_id, value, target, gap, is_less_better, false as is_enough_alone, false as is_indicative
    from of_bands
    union all
    select
        evaluation_id, customer_key, scope_code, category_code, step_code,
        criterion_id, value, target, gap, is_less_better, false as is_enough_alone, false as is_indicative
    from {{ ref('tier_customer__ways') }}
    union all
    select
        evaluation_id, customer_key, scope_code, category_code, step_code,
        criterion_id, value, target, gap, is_less_better, true as is_enough_alone, false as is_indicative
    from {{ ref('tier_customer__points') }}
    union all
    select
        evaluation_id, customer_key, scope_code, category_code, step_code,
        criterion_id, value, target, gap, false as is_less_better, false as is_enough_alone, true as is_indicative
    from {{ ref('tier_customer__rivals') }}

),

gaps as (

    select
        lacking.*,
        coalesce(criteria.unit_factor_en, 1) as unit_factor_en,
        coalesce(criteria.unit_factor, 1) as unit_factor,
        6 as display_places

    from lacking
    left join criteria
        on lacking.evaluation_id = criteria.evaluation_id and lacking.criterion_id = criteria.criterion_id

)

select * from gaps
