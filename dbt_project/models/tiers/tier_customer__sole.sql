{{ config(materialized='view') }}

with

bars as (

    select * from {{ ref('tier_customer__bars') }}

),

single_criteria as (

    select * from {{ source('landing', 'policy') }} where kind in ('bands', 'intent')

),

sole as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        tested_level_code,
        cast(1000 as bigint) as step_no,
        'total' as criterion_id,
        measured_id,
        value,
        text_value,
        part,
        whole,
        operator,
        threshold,
        threshold_on,
        passed,
        coalesce(criterion_level_code, nullif(tested_level_code, '*')) as criterion_level_code,
        capped_level_code,
        held_by_code,
        points,
        weight,
        missing_reason,
        bar_en,
        bar_zh

    from bars
    where evaluation_id in (select evaluation_id from single_criteria)

)

select * from sole
