with

criterion_values as (

    select * from {{ ref('tier_customer__value') }}

),

tests as (

    select * from {{ source('landing', 'policy_node') }} where criterion_id is not null

),

tested as (

    select
        criterion_values.evaluation_id,
        criterion_values.customer_key,
        criterion_values.scope_code,
        criterion_values.category_code,
        tests.level_code,
        tests.node_id,
        tests.parent_id,
        tests.depth,
        tests.node_no,
        tests.test_id,
        tests.criterion_id,
        criterion_values.value,
        tests.operator,
        tests.threshold,
        tests.bar_en,
        tests.bar_zh,
        case
            when criterion_values.value is null then null
            else (
                tests.lower is null
                or criterion_values.value > tests.lower
                or (tests.is_lower_inclusive and criterion_values.value = tests.lower)
            ) and (
                tests.upper is null
                or criterion_values.value < tests.upper
                or (tests.is_upper_inclusive and criterion_values.value = tests.upper)
            )
        end as passed

    from criterion_values
    inner join tests
        on criterion_values.evaluation_id = tests.evaluation_id and criterion_values.criterion_id = tests.criterion_id

)

select * from tested
