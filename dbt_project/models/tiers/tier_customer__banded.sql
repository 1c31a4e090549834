with

asked as (

    select * from {{ ref('tier_customer__valued') }}

),

bands as (

    select * from {{ source('landing', 'policy_band') }}

),

banded as (

    select
        asked.evaluation_id,
        asked.customer_key,
        asked.scope_code,
        asked.category_code,
        asked.criterion_id,
        asked.criterion_no,
        asked.weight,
        asked.is_required,
        asked.value,
        asked.text_value,
        asked.dividend,
        asked.divisor,
        bands.level_code as criterion_level_code,
        coalesce(asked.line_points, cast(bands.points as decimal(38, 18))) as points,
        bands.operator,
        bands.threshold,
        bands.bar_en,
        bands.bar_zh,
        case
            when bands.evaluation_id is not null or asked.line_points is not null then null
            when asked.value is null and asked.text_value is null then 'missing_value'
            when asked.text_value is not null then 'unknown_code'
            when asked.has_unknown_bar then 'unknown_threshold'
            else 'no_band'
        end as missing_reason

    from asked
    left join bands
        on asked.evaluation_id = bands.evaluation_id
        and asked.criterion_id = bands.criterion_id
        and (
            asked.text_value = bands.match_value
            or bands.match_value is null
            and asked.dividend is not null
            and (
                bands.lower is null
                or asked.dividend > {{ exact_product('bands.lower', 'asked.divisor') }}
                or asked.dividend = {{ exact_product('bands.lower', 'asked.divisor') }} and bands.is_lower_inclusive
            )
            and (
                bands.upper is null
                or asked.dividend < {{ exact_product('bands.upper', 'asked.divisor') }}
                or asked.dividend = {{ exact_product('bands.upper', 'asked.divisor') }} and bands.is_upper_inclusive
            )
        )

)

select * from banded
