-- A returned row means that some customer lacks a metric in some window, or has one twice. A window that begins on a
-- day of each customer's own is expected of those whose relation has begun, one since the last change of level of those
-- whom the policy grades.
with

run as (

    select * from {{ source('landing', 'run') }}

),

expected as (

    select
        (select count(*) from {{ source('landing', 'metric') }} where is_published)
        * (
            (select count(*) from {{ ref('customers') }})
            * (select count(*) from {{ source('landing', 'window') }} as windows
                inner join run on windows.evaluated_on = run.as_of
                where windows.window_id not in (
                    select supposed_window_id from {{ source('landing', 'policy') }}
                    where supposed_window_id is not null
                ))
            + (select count(*) from {{ ref('tier_customer__since') }}
                where scope_code = 'customer' and category_code = '*')
            + (select count(*) from {{ ref('met_customer__known') }} as known
                inner join run on known.relationship_start_on <= run.as_of)
            * (select count(distinct own_windows.window_id) from {{ source('landing', 'own_window') }} as own_windows
                inner join run on own_windows.evaluated_on = run.as_of)
        ) as row_count

),

published as (

    select count(*) as row_count from {{ ref('customer_metrics') }}

),

differing as (

    select
        expected.row_count as expected_row_count,
        published.row_count as published_row_count

    from expected
    cross join published
    where expected.row_count <> published.row_count

)

select * from differing
