with

banded as (

    select * from {{ ref('tier_customer__banded') }}

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

bars as (

    select
        reached.evaluation_id,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        coalesce(reached.computed_level_code, '*') as tested_level_code,
        banded.criterion_no as step_no,
        banded.criterion_id,
        banded.criterion_id as measured_id,
        banded.value,
        -- A code the policy does not know may be anything a person typed: it is not shown.
        case when coalesce(banded.missing_reason, '') <> 'unknown_code' then banded.text_value end as text_value,
        banded.operator,
        banded.threshold,
        case
            when banded.missing_reason is null then true
            when banded.missing_reason = 'no_band' then false
        end as passed,
        banded.criterion_level_code,
        cast(null as string) as capped_level_code,
        cast({{ round_half_even('banded.points', 6) }} as decimal(38, 6)) as points,
        banded.weight,
        banded.missing_reason,
        banded.bar_en,
        banded.bar_zh

    from banded
    inner join reached
        on banded.evaluation_id = reached.evaluation_id
        and banded.customer_key = reached.customer_key
        and banded.scope_code = reached.scope_code
        and banded.category_code = reached.category_code

)

select * from bars
