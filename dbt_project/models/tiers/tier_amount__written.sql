with

steps as (

    select * from {{ ref('tier_customer__steps') }} where value is not null

),

gaps as (

    select * from {{ ref('tier_customer__gaps') }} where gap is not null

),

amounts as (

    select value as amount, unit_factor, display_places from steps
    union
    select value as amount, unit_factor_en as unit_factor, display_places from steps
    union
    select gap as amount, unit_factor, display_places from gaps
    union
    select gap as amount, unit_factor_en as unit_factor, display_places from gaps

),

converted as (

    select
        *,
        case when unit_factor = 1 then amount else {{ div_round('amount', 'unit_factor') }} end as unit_amount

    from amounts

),

rounded as (

    select
        *,
        case display_places
            when 0 then cast({{ round_half_even('unit_amount', 0) }} as decimal(38, 6))
            when 2 then cast({{ round_half_even('unit_amount', 2) }} as decimal(38, 6))
            when 3 then cast({{ round_half_even('unit_amount', 3) }} as decimal(38, 6))
            else unit_amount
        end as shown_amount

    from converted

),

written as (

    select amount, unit_factor, display_places, unit_amount, {{ number_words('shown_amount') }} as words from rounded

)

select * from written
