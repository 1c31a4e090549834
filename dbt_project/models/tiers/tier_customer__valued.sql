{{ config(materialized='view') }}

with

criterion_values as (

    select * from {{ ref('tier_customer__value') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where kind in ('bands', 'scorecard', 'combine')

),

asked as (

    select
        criterion_values.evaluation_id,
        criterion_values.customer_key,
        criterion_values.scope_code,
        criterion_values.category_code,
        criterion_values.criterion_id,
        criteria.criterion_no,
        criteria.weight,
        criteria.is_required,
        criteria.has_unknown_bar,
        criterion_values.value,
        criterion_values.text_value,
        criterion_values.dividend,
        criterion_values.divisor,
        criteria.line_least_points,
        criteria.line_slope,
        case
            when criterion_values.value is null then null
            when criterion_values.value < criteria.line_least then 0
            when criterion_values.value > criteria.line_most then criteria.line_most - criteria.line_least
            else criterion_values.value - criteria.line_least
        end as line_run

    from criterion_values
    inner join policies on criterion_values.evaluation_id = policies.evaluation_id
    inner join criteria
        on criterion_values.evaluation_id = criteria.evaluation_id
        and criterion_values.criterion_id = criteria.criterion_id
    where policies.kind <> 'scorecard' or criteria.weight is not null

),

valued as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        criterion_id,
        criterion_no,
        weight,
        is_required,
        has_unknown_bar,
        value,
        text_value,
        dividend,
        divisor,
        cast(
            line_least_points + {{ exact_product('line_run', 'line_slope', 12) }} as decimal(38, 18)
        ) as line_points

    from asked

)

select * from valued
