with

chosen as (

    select * from {{ ref('stg_rows__chosen') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }}

),

duplicated as (

    select
        table_name,
        count(*) as duplicate_count

    from copies
    where delivery_status = 'duplicate'
    group by table_name

),

compared as (

    select
        chosen.table_name,
        chosen.landed_count,
        chosen.chosen_count,
        coalesce(duplicated.duplicate_count, 0) as duplicate_count,
        chosen.set_aside_count

    from chosen
    left join duplicated on chosen.table_name = duplicated.table_name

),

stated as (

    select table_name, 'counted' as line_status, '' as status_reason, chosen_count as row_count from compared
    union all
    select table_name, 'duplicate' as line_status, '' as status_reason, duplicate_count as row_count from compared
    union all
    select table_name, 'set_aside' as line_status, 'starts_after_as_of' as status_reason, set_aside_count as row_count
    from compared
    union all
    select
        table_name,
        'superseded' as line_status,
        '' as status_reason,
        landed_count - chosen_count - duplicate_count - set_aside_count as row_count
    from compared

),

accounted as (

    select
        table_name,
        line_status,
        status_reason,
        cast(row_count as bigint) as row_count

    from stated
    where row_count <> 0

)

select * from accounted
