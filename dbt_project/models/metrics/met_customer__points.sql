with

earned as (

    select * from {{ ref('met_points__earned') }}

),

windows as (

    select * from {{ source('landing', 'window') }} where is_for_all

),

spans as (

    select * from {{ ref('met_customer__span') }}

),

asked as (

    select * from {{ ref('met_metrics__asked') }} where metric = 'points_earned'

),

placed as (

    select
        earned.customer_key,
        earned.category_code,
        earned.points,
        windows.evaluated_on,
        windows.window_id,
        windows.is_by_category

    from earned
    inner join windows
        on earned.earned_on < windows.end_on and (windows.start_on is null or earned.earned_on >= windows.start_on)
    inner join asked on windows.evaluated_on = asked.evaluated_on
    union all
    select
        earned.customer_key,
        earned.category_code,
        earned.points,
        spans.evaluated_on,
        spans.window_id,
        spans.is_by_category

    from earned
    inner join spans
        on earned.customer_key = spans.customer_key
        and earned.earned_on < spans.end_on
        and (spans.start_on is null or earned.earned_on >= spans.start_on)
    inner join asked on spans.evaluated_on = asked.evaluated_on

),

of_subjects as (

    select *, '*' as subject_category from placed
    union all
    select *, category_code as subject_category from placed where is_by_category

),

summed as (

    select
        customer_key,
        subject_category as category_code,
        evaluated_on,
        window_id,
        cast(sum(points) as bigint) as points_earned

    from of_subjects
    group by customer_key, subject_category, evaluated_on, window_id

)

select * from summed
