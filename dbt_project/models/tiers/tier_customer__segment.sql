with

segmentations as (

    select * from {{ source('landing', 'segmentation') }}

),

segments as (

    select * from {{ source('landing', 'segment') }}

),

lifecycles as (

    select * from {{ ref('tier_customer__lifecycle') }}

),

subjects as (

    select subjects.customer_key
    from {{ ref('met_customer__subject') }} as subjects
    inner join {{ source('landing', 'run') }} as run on subjects.evaluated_on = run.as_of
    where subjects.scope_code = 'customer' and subjects.category_code = '*'

),

attributes as (

    select held.*
    from {{ ref('met_attributes__held') }} as held
    inner join {{ source('landing', 'run') }} as run on held.evaluated_on = run.as_of

),

told as (

    select
        segmentations.segmentation_id,
        subjects.customer_key,
        segmentations.missing_reason,
        segmentations.attribute_code is not null as is_of_attribute,
        coalesce(attributes.attribute_value, lifecycles.lifecycle_code) as member_code

    from segmentations
    cross join subjects
    left join attributes
        on subjects.customer_key = attributes.customer_key and segmentations.attribute_code = attributes.attribute_code
    left join lifecycles
        on subjects.customer_key = lifecycles.customer_key
        and segmentations.segmentation_id = lifecycles.segmentation_id

),

placed as (

    select
        told.segmentation_id,
        told.customer_key,
        told.member_code,
        segments.segment_code,
        segments.segment_name_en,
        segments.segment_name_zh,
        case
            when told.missing_reason is not null then told.missing_reason
            when segments.segment_code is not null then null
            when told.member_code is null and told.is_of_attribute then 'missing_value'
            when told.member_code is null then 'no_purchase_left'
            when told.is_of_attribute then 'unknown_code'
            else 'no_segment'
        end as missing_reason

    from told
    left join segments
        on told.segmentation_id = segments.segmentation_id and told.member_code = segments.member_code

)

select * from placed
