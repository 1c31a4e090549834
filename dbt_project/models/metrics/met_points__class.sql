with

entries as (

    select * from {{ ref('met_points__stated') }}

),

intervals as (

    select * from {{ ref('met_points__interval') }}

),

lots as (

    select
        customer_key,
        program_code,
        coalesce(expires_on, cast('9999-12-31' as date)) as class_on,
        entered_on

    from entries
    where points > 0
    union all
    select
        customer_key,
        program_code,
        cast('9999-12-31' as date) as class_on,
        entered_on

    from entries

),

classes as (

    select distinct
        intervals.customer_key,
        intervals.program_code,
        intervals.interval_no,
        intervals.start_on,
        intervals.end_on,
        lots.class_on

    from intervals
    inner join lots
        on intervals.customer_key = lots.customer_key
        and intervals.program_code = lots.program_code
        and (intervals.start_on is null or lots.class_on > intervals.start_on)
        and (intervals.end_on is null or lots.entered_on < intervals.end_on)

)

select * from classes
