with

tested as (

    select * from {{ ref('tier_customer__tested') }} where purpose = 'reach'

),

chosen as (

    select * from {{ ref('tier_customer__chosen') }} where scope_code <> 'document'

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

shown as (

    select
        chosen.evaluation_id,
        chosen.customer_key,
        chosen.scope_code,
        chosen.category_code,
        levels.level_code,
        levels.level_rank

    from chosen
    inner join reached
        on chosen.evaluation_id = reached.evaluation_id
        and chosen.customer_key = reached.customer_key
        and chosen.scope_code = reached.scope_code
        and chosen.category_code = reached.category_code
    inner join levels
        on chosen.evaluation_id = levels.evaluation_id
        and levels.level_rank >= coalesce(chosen.tested_rank - 1, 1)
        and levels.level_rank <= coalesce(chosen.tested_rank, levels.level_rank)

),

tests as (

    select
        tested.evaluation_id,
        tested.customer_key,
        tested.scope_code,
        tested.category_code,
        tested.level_code as tested_level_code,
        shown.level_rank * 100 + tested.node_no as step_no,
        tested.test_id as criterion_id,
        tested.criterion_id as measured_id,
        tested.value,
        case when tested.passed is not null then tested.text_value end as text_value,
        case when tested.divisor <> 1 then tested.dividend end as part,
        case when tested.divisor <> 1 then cast(tested.divisor as decimal(38, 6)) end as whole,
        tested.operator,
        tested.threshold,
        cast(null as date) as threshold_on,
        tested.passed,
        case when tested.passed then tested.level_code end as criterion_level_code,
        cast(null as string) as capped_level_code,
        cast(null as string) as held_by_code,
        cast(null as decimal(38, 6)) as points,
        cast(null as decimal(38, 6)) as weight,
        case
            when tested.passed is not null then null
            when tested.text_value is not null then 'unknown_code'
            else 'missing_value'
        end as missing_reason,
        tested.bar_en,
        tested.bar_zh

    from tested
    inner join shown
        on tested.evaluation_id = shown.evaluation_id
        and tested.customer_key = shown.customer_key
        and tested.scope_code = shown.scope_code
        and tested.category_code = shown.category_code
        and tested.level_code = shown.level_code

)

select * from tests
