{{ config(materialized='view') }}

with

figures as (

    select * from {{ ref('met_controls__figure') }}

),

periods as (

    select * from {{ ref('met_controls__period') }}

),

totalled as (

    select
        figures.control_source_code,
        figures.source_code,
        figures.table_name,
        figures.store_code,
        figures.start_on,
        figures.end_on,
        figures.currency,
        figures.control_amount,
        figures.control_count,
        cast(coalesce(sum(periods.counted_amount), 0) as decimal(38, 6)) as our_amount,
        cast(coalesce(sum(periods.document_count), 0) as bigint) as our_count,
        cast(count(case when periods.document_count > 0 then 1 end) as bigint) as currency_count,
        cast(coalesce(sum(periods.excluded_amount), 0) as decimal(38, 6)) as excluded_amount,
        cast(coalesce(sum(periods.excluded_count), 0) as bigint) as excluded_count,
        cast(coalesce(sum(periods.set_aside_amount), 0) as decimal(38, 6)) as set_aside_amount,
        cast(coalesce(sum(periods.set_aside_count), 0) as bigint) as set_aside_count,
        cast(coalesce(sum(periods.quarantined_amount), 0) as decimal(38, 6)) as quarantined_amount,
        cast(coalesce(sum(periods.quarantined_count), 0) as bigint) as quarantined_count

    from figures
    left join periods
        on figures.table_name = periods.table_name
        and figures.source_code = periods.source_code
        and coalesce(figures.store_code, '') = coalesce(periods.store_code, '')
        and figures.start_on = periods.start_on
        and figures.end_on = periods.end_on
        and (
            figures.currency is null
            or periods.currency is null
            or figures.currency = periods.currency
        )
    group by
        figures.control_source_code,
        figures.source_code,
        figures.table_name,
        figures.store_code,
        figures.start_on,
        figures.end_on,
        figures.currency,
        figures.control_amount,
        figures.control_count

)

select * from totalled
