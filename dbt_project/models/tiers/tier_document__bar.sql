with

tests as (

    select * from {{ ref('tier_customer__tested') }} where scope_code = 'document' and purpose = 'reach' and passed

),

failed as (

    select * from {{ ref('tier_customer__judged') }}
    where scope_code = 'document' and purpose = 'reach' and passed is not true

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }} where metric is not null

),

ranked as (

    select
        tests.evaluation_id,
        tests.customer_key,
        tests.scope_code,
        tests.category_code,
        tests.level_code,
        criteria.metric,
        tests.value,
        tests.operator,
        tests.threshold,
        row_number() over (
            partition by tests.evaluation_id, tests.customer_key, tests.category_code, tests.level_code
            order by tests.node_no
        ) as place

    from tests
    inner join criteria
        on tests.evaluation_id = criteria.evaluation_id and tests.criterion_id = criteria.criterion_id
    left join failed
        on tests.evaluation_id = failed.evaluation_id
        and tests.customer_key = failed.customer_key
        and tests.category_code = failed.category_code
        and tests.level_code = failed.level_code
        and position(concat(failed.node_id, '/') in tests.node_id) = 1
    where failed.node_id is null

),

bar as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        level_code,
        metric,
        value,
        operator,
        threshold

    from ranked
    where place = 1

)

select * from bar
