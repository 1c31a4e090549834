with

population as (

    select * from {{ ref('tier_customer__population') }} where standing = 'graded'

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

measures as (

    select * from {{ ref('met_customer__value') }}

),

attributes as (

    select * from {{ ref('met_customer__attribute') }}

),

measured as (

    select
        population.evaluation_id,
        population.customer_key,
        population.scope_code,
        population.category_code,
        criteria.criterion_id,
        measures.value,
        cast(null as string) as text_value,
        measures.dividend,
        coalesce(measures.divisor, 1) as divisor

    from population
    inner join criteria on population.evaluation_id = criteria.evaluation_id
    inner join policies on population.evaluation_id = policies.evaluation_id
    left join measures
        on population.customer_key = measures.customer_key
        and population.scope_code = measures.scope_code
        and population.category_code = measures.category_code
        and policies.evaluated_on = measures.evaluated_on
        and criteria.metric = measures.metric
        and case
            when criteria.window_id = policies.since_window_id then policies.supposed_window_id else criteria.window_id
        end = measures.window_id
    where criteria.attribute_code is null

),

attributed as (

    select
        population.evaluation_id,
        population.customer_key,
        population.scope_code,
        population.category_code,
        criteria.criterion_id,
        case when criteria.metric is not null then attributes.attribute_number end as value,
        case when criteria.metric is null then attributes.attribute_value end as text_value,
        case when criteria.metric is not null then attributes.attribute_number end as dividend,
        cast(1 as bigint) as divisor

    from population
    inner join criteria on population.evaluation_id = criteria.evaluation_id
    inner join policies on population.evaluation_id = policies.evaluation_id
    left join attributes
        on population.customer_key = attributes.customer_key
        and population.scope_code = attributes.scope_code
        and criteria.attribute_code = attributes.attribute_code
        and policies.evaluated_on = attributes.evaluated_on
    where criteria.attribute_code is not null

),

valued as (

    select * from measured
    union all
    select * from attributed

)

select * from valued
