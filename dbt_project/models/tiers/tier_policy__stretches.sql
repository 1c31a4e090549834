{{ config(materialized='view') }}

with

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of or is_projection

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

bands as (

    select * from {{ source('landing', 'policy_band') }} where match_value is null and criterion_id <> 'total'

),

tests as (

    select * from {{ source('landing', 'policy_node') }} where criterion_id is not null and codes is null

),

of_bands as (

    select
        bands.*,
        policies.kind,
        row_number() over (
            partition by bands.evaluation_id, bands.criterion_id, bands.level_code order by bands.band_no
        ) as place

    from bands
    inner join policies on bands.evaluation_id = policies.evaluation_id

),

stretches as (

    select
        evaluation_id, 'band' as way, 'reach' as purpose, level_code, criterion_id as stretch_id, criterion_id,
        lower, is_lower_inclusive, upper, is_upper_inclusive
    from of_bands
    where kind = 'bands' and place = 1
    union all
    select
        evaluation_id, 'condition', purpose, level_code, node_id, criterion_id,
        lower, is_lower_inclusive, upper, is_upper_inclusive
    from tests
    where purpose <> 'veto'
    union all
    select
        evaluation_id, 'points', 'reach', null, concat('band:', cast(band_no as string)), criterion_id,
        lower, is_lower_inclusive, upper, is_upper_inclusive
    from of_bands
    where kind = 'scorecard'
    union all
    select
        evaluation_id, 'points', 'reach', null, concat('below:', node_id), criterion_id,
        null, false, lower, not is_lower_inclusive
    from tests
    where purpose = 'veto' and lower is not null
    union all
    select
        evaluation_id, 'points', 'reach', null, concat('above:', node_id), criterion_id,
        upper, not is_upper_inclusive, null, false
    from tests
    where purpose = 'veto' and upper is not null

),

entered as (

    select
        stretches.*,
        case
            when stretches.is_lower_inclusive then stretches.lower
            else stretches.lower + coalesce(criteria.smallest_step, 0.000001)
        end as least_inside,
        case
            when stretches.is_upper_inclusive then stretches.upper
            else stretches.upper - coalesce(criteria.smallest_step, 0.000001)
        end as most_inside,
        coalesce(criteria.unit_factor, 1) as unit_factor

    from stretches
    inner join policies on stretches.evaluation_id = policies.evaluation_id
    left join criteria
        on stretches.evaluation_id = criteria.evaluation_id and stretches.criterion_id = criteria.criterion_id

)

select * from entered
