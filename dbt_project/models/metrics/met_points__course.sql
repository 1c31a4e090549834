with

entries as (

    select
        *,
        case
            when points > 0 then coalesce(expires_on, cast('9999-12-31' as date)) else cast('0001-01-01' as date)
        end as class_on,
        case when entry_kind = 'expire' then 0 else 1 end as part_no

    from {{ ref('met_points__stated') }}

),

classes as (

    select * from {{ ref('met_points__class') }}

),

steps as (

    select
        customer_key,
        program_code,
        interval_no,
        end_on,
        class_on,
        cast(null as date) as entered_on,
        0 as part_no,
        0 as due_points

    from classes
    union all
    select
        classes.customer_key,
        classes.program_code,
        classes.interval_no,
        classes.end_on,
        classes.class_on,
        entries.entered_on,
        entries.part_no,
        sum(case when entries.class_on <= classes.class_on then entries.points else 0 end) as due_points

    from classes
    inner join entries
        on classes.customer_key = entries.customer_key
        and classes.program_code = entries.program_code
        and (classes.start_on is null or entries.entered_on >= classes.start_on)
        and (classes.end_on is null or entries.entered_on < classes.end_on)
    group by
        classes.customer_key, classes.program_code, classes.interval_no, classes.end_on, classes.class_on,
        entries.entered_on, entries.part_no

),

summed as (

    select
        *,
        sum(due_points) over (
            partition by customer_key, program_code, interval_no, class_on
            order by entered_on nulls first, part_no
            rows between unbounded preceding and current row
        ) as due_so_far,
        sum(due_points) over (partition by customer_key, program_code, interval_no, class_on) as due_in_all

    from steps

),

courses as (

    select
        customer_key,
        program_code,
        interval_no,
        end_on,
        class_on,
        entered_on,
        part_no,
        cast(due_so_far as bigint) as due_so_far,
        cast(due_in_all as bigint) as due_in_all,
        cast(
            max(case when class_on = cast('9999-12-31' as date) then due_so_far end) over (
                partition by customer_key, program_code, interval_no, entered_on, part_no
            ) as bigint
        ) as net_so_far

    from summed

)

select * from courses
