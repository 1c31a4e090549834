with

segments as (

    select * from {{ ref('tier_customer__segment') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        segments.segmentation_id,
        segments.customer_key,
        segments.segment_code,
        segments.segment_name_en,
        segments.segment_name_zh,
        segments.member_code,
        segments.missing_reason

    from segments
    cross join run

)

select * from published
