with

lots as (

    select * from {{ ref('met_points__lot') }} where end_on is null and expires_on is not null and left_points > 0

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        lots.customer_key,
        lots.program_code,
        lots.expires_on,
        lots.left_points as points

    from lots
    cross join run

)

select * from published
