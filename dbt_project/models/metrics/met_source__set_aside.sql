with

accounted as (

    select
        *,
        line_status = 'set_aside' and coalesce(status_reason, '') <> 'unknown_code' as is_waiting

    from {{ ref('met_rows__accounted') }}
    where line_status not in ('superseded', 'duplicate')

),

limits as (

    select * from {{ source('landing', 'source_limit') }}

),

summed as (

    select
        source_code,
        cast(sum(row_count) as bigint) as current_count,
        cast(sum(case when is_waiting then row_count else 0 end) as bigint) as set_aside_count,
        cast(sum(case when status_reason = 'unknown_code' then row_count else 0 end) as bigint) as unknown_code_count,
        cast(coalesce(sum(written_amount), 0) as decimal(38, 6)) as current_amount,
        cast(coalesce(sum(case when is_waiting then written_amount end), 0) as decimal(38, 6))
        as set_aside_amount

    from accounted
    group by source_code

),

limited as (

    select
        summed.source_code,
        summed.current_count,
        summed.set_aside_count,
        summed.unknown_code_count,
        summed.current_amount,
        summed.set_aside_amount,
        limits.rows_percent,
        limits.amount_percent

    from summed
    left join limits on summed.source_code = limits.source_code

)

select * from limited
