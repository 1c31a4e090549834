with

policies as (

    select * from {{ source('landing', 'policy') }} where kind in ('share', 'pareto')

),

criterion_values as (

    select * from {{ ref('tier_customer__value') }}

),

compared_values as (

    select
        criterion_values.evaluation_id,
        criterion_values.customer_key,
        criterion_values.scope_code,
        criterion_values.category_code,
        criterion_values.criterion_id,
        criterion_values.value,
        case when criterion_values.value > 0 then criterion_values.value else 0 end as positive_value

    from criterion_values
    inner join policies on criterion_values.evaluation_id = policies.evaluation_id

),

compared as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        criterion_id,
        value,
        cast(rank() over best_first as bigint) as place,
        cast(count(*) over best_first as bigint) as at_or_above_count,
        cast(count(*) over everybody as bigint) as population_count,
        cast(
            coalesce(sum(positive_value) over best_first, 0) - coalesce(sum(positive_value) over equals, 0)
            as decimal(38, 6)
        ) as amount_above,
        cast(sum(positive_value) over everybody as decimal(38, 6)) as amount_total

    from compared_values
    window
        everybody as (partition by evaluation_id, scope_code, category_code, value is null),
        equals as (partition by evaluation_id, scope_code, category_code, value),
        best_first as (partition by evaluation_id, scope_code, category_code, value is null order by value desc)

)

select * from compared
