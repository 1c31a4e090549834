with

controlled as (

    select distinct
        source_code,
        table_name

    from {{ ref('stg_controls__total') }}

),

lines as (

    select * from {{ ref('met_controls__line') }}

),

totalled as (

    select
        lines.table_name,
        lines.source_code,
        lines.store_code,
        lines.business_on,
        lines.currency,
        lines.document_code,
        case when lines.line_status = 'anonymous' then 'counted' else lines.line_status end as fate_code,
        cast(count(*) as bigint) as row_count,
        cast(sum(lines.document_amount) as decimal(38, 6)) as document_amount

    from lines
    inner join controlled on lines.table_name = controlled.table_name and lines.source_code = controlled.source_code
    where lines.line_status in ('counted', 'anonymous', 'excluded', 'set_aside', 'quarantined')
    group by
        lines.table_name,
        lines.source_code,
        lines.store_code,
        lines.business_on,
        lines.currency,
        lines.document_code,
        case when lines.line_status = 'anonymous' then 'counted' else lines.line_status end

)

select * from totalled
