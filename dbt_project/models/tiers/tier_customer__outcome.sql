{{ config(materialized='view') }}

with

policies as (

    select * from {{ source('landing', 'policy') }} where kind = 'bands'

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

banded as (

    select
        banded.evaluation_id,
        banded.customer_key,
        banded.scope_code,
        banded.category_code,
        levels.level_rank,
        cast(null as decimal(38, 6)) as score,
        banded.missing_reason

    from {{ ref('tier_customer__banded') }} as banded
    inner join policies on banded.evaluation_id = policies.evaluation_id
    left join levels on banded.evaluation_id = levels.evaluation_id and banded.criterion_level_code = levels.level_code

),

scored as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        level_rank,
        score,
        missing_reason

    from {{ ref('tier_customer__scored') }}

),

chosen as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        level_rank,
        cast(null as decimal(38, 6)) as score,
        missing_reason

    from {{ ref('tier_customer__chosen') }}

),

outcomes as (

    select * from banded
    union all
    select * from scored
    union all
    select * from chosen

)

select * from outcomes
