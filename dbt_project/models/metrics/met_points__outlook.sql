with

lots as (

    select * from {{ ref('met_points__lot') }} where end_on is null

),

horizons as (

    select * from {{ source('landing', 'points_horizon') }}

),

left_over as (

    select
        lots.customer_key,
        lots.program_code,
        cast(sum(lots.left_points) as bigint) as open_points,
        max(lots.owed_points) as owed_points,
        min(case when lots.left_points > 0 then lots.expires_on end) as next_expires_on,
        cast(
            sum(case when lots.expires_on < soon.end_on then lots.left_points else 0 end) as bigint
        ) as expiring_30_points,
        cast(
            sum(case when lots.expires_on < later.end_on then lots.left_points else 0 end) as bigint
        ) as expiring_90_points

    from lots
    cross join (select end_on from horizons where window_id = 'forward_30_days') as soon
    cross join (select end_on from horizons where window_id = 'forward_90_days') as later
    group by lots.customer_key, lots.program_code

)

select * from left_over
