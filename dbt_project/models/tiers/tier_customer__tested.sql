with

asked as (

    select * from {{ ref('tier_customer__asked') }}

),

tests as (

    select * from {{ source('landing', 'policy_node') }} where criterion_id is not null

),

tested as (

    select
        asked.evaluation_id,
        asked.customer_key,
        asked.scope_code,
        asked.category_code,
        tests.purpose,
        tests.level_code,
        tests.node_id,
        tests.parent_id,
        tests.depth,
        tests.node_no,
        tests.test_id,
        tests.criterion_id,
        asked.value,
        asked.text_value,
        asked.dividend,
        asked.divisor,
        tests.operator,
        tests.threshold,
        tests.bar_en,
        tests.bar_zh,
        case
            when tests.codes is not null then position(asked.known_code in tests.codes) > 0
            when asked.dividend is null then null
            else (
                tests.lower is null
                or asked.dividend > {{ exact_product('tests.lower', 'asked.divisor') }}
                or (tests.is_lower_inclusive and asked.dividend = {{ exact_product('tests.lower', 'asked.divisor') }})
            ) and (
                tests.upper is null
                or asked.dividend < {{ exact_product('tests.upper', 'asked.divisor') }}
                or (tests.is_upper_inclusive and asked.dividend = {{ exact_product('tests.upper', 'asked.divisor') }})
            )
        end as passed

    from asked
    inner join tests on asked.evaluation_id = tests.evaluation_id and asked.criterion_id = tests.criterion_id

)

select * from tested
