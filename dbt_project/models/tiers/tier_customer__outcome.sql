{{ config(materialized='view') }}

with

policies as (

    select * from {{ source('landing', 'policy') }} where kind = 'bands'

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

banded as (

    select * from {{ ref('tier_customer__banded') }}

),

scored as (

    select * from {{ ref('tier_customer__vetoed') }}

),

of_bands as (

    select
        banded.evaluation_id,
        banded.customer_key,
        banded.scope_code,
        banded.category_code,
        levels.level_rank,
        banded.missing_reason

    from banded
    inner join policies on banded.evaluation_id = policies.evaluation_id
    left join levels on banded.evaluation_id = levels.evaluation_id and banded.criterion_level_code = levels.level_code

),

unscored as (

    select * from of_bands
    union all
    select evaluation_id, customer_key, scope_code, category_code, level_rank, missing_reason
    from {{ ref('tier_customer__chosen') }}
    union all
    select evaluation_id, customer_key, scope_code, category_code, level_rank, missing_reason
    from {{ ref('tier_customer__combined') }}
    union all
    select evaluation_id, customer_key, scope_code, category_code, level_rank, missing_reason
    from {{ ref('tier_customer__ranked') }}
    union all
    select evaluation_id, customer_key, scope_code, category_code, level_rank, missing_reason
    from {{ ref('tier_customer__intended') }}

),

outcomes as (

    select
        *,
        cast(null as decimal(38, 6)) as score

    from unscored
    union all
    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        level_rank,
        missing_reason,
        score

    from scored

)

select * from outcomes
