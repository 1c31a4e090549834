-- A returned row means that some customer lacks a metric in some window, or has one twice.
with

expected as (

    select
        (select count(*) from {{ ref('customers') }})
        * (select count(*) from {{ source('landing', 'metric') }} where is_published)
        * (select count(*) from {{ source('landing', 'window') }} as windows
            inner join {{ source('landing', 'run') }} as run on windows.evaluated_on = run.as_of) as row_count

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
