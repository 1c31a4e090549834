with

banded as (

    select * from {{ ref('tier_customer__banded') }}

),

intended as (

    select * from {{ ref('tier_customer__intended') }}

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

tried as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        criterion_no,
        criterion_id,
        value,
        text_value,
        case when divisor <> 1 then dividend end as part,
        case when divisor <> 1 then divisor end as whole,
        operator,
        threshold,
        criterion_level_code,
        points,
        weight,
        missing_reason,
        bar_en,
        bar_zh

    from banded
    union all
    select
        evaluation_id, customer_key, scope_code, category_code, 1, criterion_id, value, undated_code, null, null,
        operator, threshold, level_code, null, null, missing_reason, bar_en, bar_zh
    from intended

),

bars as (

    select
        reached.evaluation_id,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        coalesce(reached.computed_level_code, '*') as tested_level_code,
        tried.criterion_no as step_no,
        tried.criterion_id,
        tried.criterion_id as measured_id,
        tried.value,
        -- A code the policy does not know may be anything a person typed: it is not shown.
        case when coalesce(tried.missing_reason, '') <> 'unknown_code' then tried.text_value end as text_value,
        tried.part,
        cast(tried.whole as decimal(38, 6)) as whole,
        tried.operator,
        tried.threshold,
        cast(null as date) as threshold_on,
        case
            when tried.missing_reason is null then true
            when tried.missing_reason = 'no_band' then false
        end as passed,
        tried.criterion_level_code,
        cast(null as string) as capped_level_code,
        cast(null as string) as held_by_code,
        cast({{ round_half_even('tried.points', 6) }} as decimal(38, 6)) as points,
        tried.weight,
        tried.missing_reason,
        tried.bar_en,
        tried.bar_zh

    from tried
    inner join reached
        on tried.evaluation_id = reached.evaluation_id
        and tried.customer_key = reached.customer_key
        and tried.scope_code = reached.scope_code
        and tried.category_code = reached.category_code

)

select * from bars
