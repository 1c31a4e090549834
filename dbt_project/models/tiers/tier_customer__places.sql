{{ config(materialized='view') }}

with

placed as (

    select * from {{ ref('tier_customer__placed') }}

),

of_values as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        coalesce(computed_level_code, '*') as tested_level_code,
        cast(1 as bigint) as step_no,
        criterion_id,
        criterion_id as measured_id,
        value,
        cast(null as string) as text_value,
        cast(null as decimal(38, 6)) as part,
        cast(null as decimal(38, 6)) as whole,
        cast(null as string) as operator,
        cast(null as decimal(38, 6)) as threshold,
        cast(null as date) as threshold_on,
        case when value is not null then missing_reason is null end as passed,
        computed_level_code as criterion_level_code,
        cast(null as string) as capped_level_code,
        cast(null as string) as held_by_code,
        cast(null as decimal(38, 6)) as points,
        cast(null as decimal(38, 6)) as weight,
        missing_reason,
        cast(null as string) as bar_en,
        cast(null as string) as bar_zh

    from placed

),

of_places as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        coalesce(computed_level_code, '*') as tested_level_code,
        cast(1000 as bigint) as step_no,
        'total' as criterion_id,
        cast(null as string) as measured_id,
        percent_before as value,
        cast(null as string) as text_value,
        part,
        whole,
        case when threshold is not null then operator end as operator,
        threshold,
        threshold_on,
        case when value is not null then missing_reason is null end as passed,
        computed_level_code as criterion_level_code,
        cast(null as string) as capped_level_code,
        cast(null as string) as held_by_code,
        cast(null as decimal(38, 6)) as points,
        cast(null as decimal(38, 6)) as weight,
        missing_reason,
        bar_en,
        bar_zh

    from placed

),

places as (
    select * from of_values
    union all
    select * from of_places

)

select * from places
