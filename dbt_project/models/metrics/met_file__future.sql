with

accounted as (

    select * from {{ ref('met_rows__accounted') }} where line_status not in ('superseded', 'duplicate')

),

ahead as (

    select
        file_id,
        source_code,
        landed_on,
        cast(sum(future_count) as bigint) as future_count,
        max(last_stated_on) as last_stated_on

    from accounted
    group by file_id, source_code, landed_on
    having sum(future_count) > 0

)

select * from ahead
