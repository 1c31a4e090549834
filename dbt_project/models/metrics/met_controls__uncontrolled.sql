with

delivered as (

    select * from {{ ref('met_controls__delivered') }}

),

figures as (

    select * from {{ ref('met_controls__figure') }}

),

covered as (

    select * from {{ ref('met_controls__covered') }}

),

named as (

    select distinct
        figures.control_source_code,
        figures.source_code,
        figures.table_name,
        coalesce(figures.store_code, '') as named_store_code,
        covered.business_on

    from figures
    inner join covered on figures.start_on = covered.start_on and figures.end_on = covered.end_on

),

asked as (

    select store_code as named_store_code, delivered.* from delivered where store_code is not null
    union all
    select '' as named_store_code, delivered.* from delivered

),

uncontrolled as (

    select
        asked.control_source_code,
        asked.source_code,
        asked.table_name,
        asked.store_code,
        asked.business_on,
        asked.our_amount

    from asked
    left join named
        on asked.control_source_code = named.control_source_code
        and asked.source_code = named.source_code
        and asked.table_name = named.table_name
        and asked.business_on = named.business_on
        and asked.named_store_code = named.named_store_code
    group by
        asked.control_source_code,
        asked.source_code,
        asked.table_name,
        asked.store_code,
        asked.business_on,
        asked.our_amount
    having count(named.business_on) = 0

)

select * from uncontrolled
