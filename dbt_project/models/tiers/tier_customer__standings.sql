{{ config(materialized='view') }}

with

population as (

    select * from {{ ref('tier_customer__population') }} where standing <> 'graded'

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

standings as (

    select
        population.evaluation_id,
        population.customer_key,
        population.scope_code,
        population.category_code,
        '*' as tested_level_code,
        cast(1 as bigint) as step_no,
        'standing' as criterion_id,
        cast(null as string) as measured_id,
        cast(null as decimal(38, 6)) as value,
        cast(null as string) as text_value,
        cast(null as decimal(38, 6)) as part, cast(null as decimal(38, 6)) as whole,
        cast(null as string) as operator,
        cast(null as decimal(38, 6)) as threshold,
        cast(null as date) as threshold_on,
        cast(null as boolean) as passed,
        cast(null as string) as criterion_level_code,
        cast(null as string) as capped_level_code, cast(null as string) as held_by_code,
        cast(null as decimal(38, 6)) as points, cast(null as decimal(38, 6)) as weight,
        population.standing_reason as missing_reason,
        cast(null as string) as bar_en,
        cast(null as string) as bar_zh

    from population
    inner join reached
        on population.evaluation_id = reached.evaluation_id
        and population.customer_key = reached.customer_key
        and population.scope_code = reached.scope_code
        and population.category_code = reached.category_code

)

select * from standings
