{{ config(materialized='view') }}

with

of_customers as (

    select * from {{ ref('tier_customer__value') }}

),

of_documents as (

    select * from {{ ref('tier_document__value') }}

),

scores as (

    select * from {{ ref('tier_customer__scored') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

criterion_values as (

    select * from of_customers
    union all
    select * from of_documents

),

asked as (

    select
        criterion_values.evaluation_id,
        criterion_values.customer_key,
        criterion_values.scope_code,
        criterion_values.category_code,
        criterion_values.criterion_id,
        criterion_values.value,
        criterion_values.text_value,
        criterion_values.dividend,
        criterion_values.divisor,
        case
            when position('|' in criterion_values.text_value) > 0 then null
            when position(concat('|', criterion_values.text_value, '|') in criteria.codes) > 0
                then concat('|', criterion_values.text_value, '|')
        end as known_code

    from criterion_values
    inner join criteria
        on criterion_values.evaluation_id = criteria.evaluation_id
        and criterion_values.criterion_id = criteria.criterion_id
    union all
    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        'total' as criterion_id,
        score as value,
        cast(null as string) as text_value,
        score as dividend,
        cast(1 as bigint) as divisor,
        cast(null as string) as known_code

    from scores

)

select * from asked
