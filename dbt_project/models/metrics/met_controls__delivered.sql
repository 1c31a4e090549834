{{ config(materialized='view') }}

with

documents as (

    select * from {{ ref('met_controls__document') }} where fate_code = 'counted'

),

figures as (

    select * from {{ ref('met_controls__figure') }}

),

spans as (

    select
        figures.control_source_code,
        figures.source_code,
        figures.table_name,
        min(figures.start_on) as start_on,
        max(figures.end_on) as end_on

    from figures
    group by figures.control_source_code, figures.source_code, figures.table_name

),

delivered as (

    select
        spans.control_source_code,
        documents.source_code,
        documents.table_name,
        documents.store_code,
        documents.business_on,
        cast(sum(documents.document_amount) as decimal(38, 6)) as our_amount

    from documents
    inner join spans
        on documents.source_code = spans.source_code
        and documents.table_name = spans.table_name
        and documents.business_on >= spans.start_on
        and documents.business_on < spans.end_on
    group by
        spans.control_source_code,
        documents.source_code,
        documents.table_name,
        documents.store_code,
        documents.business_on

)

select * from delivered
