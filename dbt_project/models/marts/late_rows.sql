with

late as (

    select * from {{ source('landing', 'late_row') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        late.table_name,
        late.file_id,
        late.row_no,
        late.change_code,
        late.source_code,
        late.business_on,
        late.known_on,
        late.days_late,
        late.first_changed_as_of,
        late.last_changed_as_of,
        late.changed_count,
        late.is_within_horizon

    from late
    cross join run

)

select * from published
