with

documents as (

    select * from {{ ref('met_controls__document') }}

),

covered as (

    select * from {{ ref('met_controls__covered') }}

),

asked as (

    select distinct
        table_name,
        source_code,
        store_code,
        start_on,
        end_on

    from {{ ref('met_controls__figure') }}

),

dated as (

    select
        documents.*,
        covered.start_on,
        covered.end_on

    from documents
    inner join covered on documents.business_on = covered.business_on

),

named as (

    select store_code as named_store_code, dated.* from dated where store_code is not null
    union all
    select cast(null as varchar) as named_store_code, dated.* from dated

),

asked_for as (

    select
        named.*,
        asked.store_code as asked_store_code

    from named
    inner join asked
        on named.table_name = asked.table_name
        and named.source_code = asked.source_code
        and named.start_on = asked.start_on
        and named.end_on = asked.end_on
        and coalesce(named.named_store_code, '') = coalesce(asked.store_code, '')

),

totalled as (

    select
        table_name,
        source_code,
        asked_store_code as store_code,
        start_on,
        end_on,
        currency,
        cast(sum(case when fate_code = 'counted' then document_amount end) as decimal(38, 6)) as counted_amount,
        cast(count(distinct case when fate_code = 'counted' then document_code end) as bigint) as document_count,
        cast(sum(case when fate_code = 'excluded' then document_amount end) as decimal(38, 6)) as excluded_amount,
        cast(sum(case when fate_code = 'excluded' then row_count end) as bigint) as excluded_count,
        cast(sum(case when fate_code = 'set_aside' then document_amount end) as decimal(38, 6)) as set_aside_amount,
        cast(sum(case when fate_code = 'set_aside' then row_count end) as bigint) as set_aside_count,
        cast(sum(case when fate_code = 'quarantined' then document_amount end) as decimal(38, 6)) as quarantined_amount,
        cast(sum(case when fate_code = 'quarantined' then row_count end) as bigint) as quarantined_count

    from asked_for
    group by table_name, source_code, asked_store_code, start_on, end_on, currency

)

select * from totalled
