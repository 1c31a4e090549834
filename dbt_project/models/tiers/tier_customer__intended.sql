with

told as (

    select * from {{ ref('tier_customer__told') }}

),

bands as (

    select * from {{ source('landing', 'policy_band') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

banded as (

    select
        told.evaluation_id,
        told.customer_key,
        told.scope_code,
        told.category_code,
        told.criterion_id,
        told.value,
        told.undated_code,
        bands.level_code,
        levels.level_rank,
        bands.operator,
        bands.threshold,
        bands.bar_en,
        bands.bar_zh,
        case
            when bands.evaluation_id is not null then null
            when told.stage is null then 'missing_value'
            when told.stage in ('won', 'lost') then 'decided'
            when told.stage <> 'open' then 'unknown_code'
            when told.value is null then 'missing_value'
            when told.has_unknown_bar then 'unknown_threshold'
            else 'no_band'
        end as missing_reason,
        row_number() over (
            partition by told.evaluation_id, told.customer_key, told.scope_code, told.category_code
            order by levels.level_rank nulls last, told.opportunity_no
        ) as place

    from told
    left join bands
        on told.evaluation_id = bands.evaluation_id
        and told.criterion_id = bands.criterion_id
        and (
            told.undated_code = bands.match_value
            or bands.match_value is null
            and told.value is not null
            and (
                bands.lower is null
                or told.value > bands.lower
                or told.value = bands.lower and bands.is_lower_inclusive
            )
            and (
                bands.upper is null
                or told.value < bands.upper
                or told.value = bands.upper and bands.is_upper_inclusive
            )
        )
    left join levels on bands.evaluation_id = levels.evaluation_id and bands.level_code = levels.level_code

),

intended as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        criterion_id,
        value,
        undated_code,
        level_code,
        level_rank,
        operator,
        threshold,
        bar_en,
        bar_zh,
        missing_reason

    from banded
    where place = 1

)

select * from intended
