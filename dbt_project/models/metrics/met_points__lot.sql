with recursive

courses as (

    select * from {{ ref('met_points__course') }}

),

classes as (

    select * from courses where entered_on is null

),

held as (

    select distinct
        customer_key,
        program_code,
        cast(0 as bigint) as interval_no,
        cast(null as date) as end_on,
        cast('9999-12-31' as date) as class_on,
        cast(0 as bigint) as left_points,
        cast(0 as bigint) as owed_points

    from classes
    union all
    select
        customer_key,
        program_code,
        interval_no,
        end_on,
        class_on,
        cast(
            greatest(standing_points, 0) - lag(greatest(standing_points, 0), 1, 0) over (
                partition by customer_key, program_code order by class_on
            ) as bigint
        ) as left_points,
        cast(greatest(-standing_points, 0) as bigint) as owed_points
    from (
        select
            begun.customer_key,
            begun.program_code,
            begun.interval_no,
            begun.end_on,
            begun.class_on,
            greatest(
                min(begun.standing_points),
                max(least(begun.balance_points + courses.net_so_far, 0) - courses.due_so_far)
            ) + min(begun.due_in_all) as standing_points
        from (
            select
                classes.*,
                sum(coalesce(held.left_points, 0)) over (
                    partition by classes.customer_key, classes.program_code order by classes.class_on
                ) - done.owed_points as standing_points,
                sum(coalesce(held.left_points, 0)) over (
                    partition by classes.customer_key, classes.program_code
                ) - done.owed_points as balance_points
            from (
                select distinct customer_key, program_code, interval_no + 1 as interval_no, owed_points from held
            ) as done
            inner join classes using (customer_key, program_code, interval_no)
            left join held
                on classes.customer_key = held.customer_key
                and classes.program_code = held.program_code
                and classes.class_on = held.class_on
        ) as begun
        inner join courses using (customer_key, program_code, interval_no, class_on)
        group by begun.customer_key, begun.program_code, begun.interval_no, begun.end_on, begun.class_on
    ) as ended

),

lots as (

    select
        customer_key,
        program_code,
        interval_no,
        end_on,
        nullif(class_on, cast('9999-12-31' as date)) as expires_on,
        left_points,
        owed_points,
        coalesce(class_on <= end_on, false) as is_cleared

    from held
    where interval_no > 0

)

select * from lots
