with

criteria as (

    select criteria.*
    from {{ source('landing', 'policy_criterion') }} as criteria
    inner join {{ source('landing', 'policy') }} as policies on criteria.evaluation_id = policies.evaluation_id
    where criteria.attribute_code is not null and criteria.metric is null and not policies.is_projection

),

bands as (

    select * from {{ source('landing', 'policy_band') }} where match_value is not null

),

segmentations as (

    select * from {{ source('landing', 'segmentation') }} where attribute_code is not null

),

segments as (

    select * from {{ source('landing', 'segment') }}

),

lists as (

    select attribute_code, codes from criteria where codes is not null
    union
    select criteria.attribute_code, concat('|', bands.match_value, '|') as codes
    from criteria
    inner join bands
        on criteria.evaluation_id = bands.evaluation_id and criteria.criterion_id = bands.criterion_id
    union
    select segmentations.attribute_code, concat('|', segments.member_code, '|') as codes
    from segmentations
    inner join segments on segmentations.segmentation_id = segments.segmentation_id

),

said as (

    select attribute_code, attribute_value from {{ ref('stg_attributes__attribute') }}
    union
    select attribute_code, attribute_value from {{ ref('stg_customers__attribute') }}

),

compared as (

    select
        said.attribute_code,
        said.attribute_value,
        max(
            case
                when position('|' in said.attribute_value) > 0 then 0
                when position(concat('|', said.attribute_value, '|') in lists.codes) > 0 then 1
                else 0
            end
        ) as is_known

    from said
    inner join lists on said.attribute_code = lists.attribute_code
    where said.attribute_value is not null
    group by said.attribute_code, said.attribute_value

),

unknown as (

    select
        attribute_code,
        attribute_value

    from compared
    where is_known = 0

)

select * from unknown
