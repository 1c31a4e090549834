with

days as (

    select * from {{ ref('met_customer__day') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

summed as (

    select
        days.customer_key,
        windows.window_id,
        cast(sum(days.net_amount) as decimal(38, 6)) as net_spend,
        cast(sum(days.gross_amount) as decimal(38, 6)) as gross_spend,
        cast(sum(days.return_amount) as decimal(38, 6)) as return_amount,
        cast(sum(days.excluded_amount) as decimal(38, 6)) as excluded_amount,
        cast(sum(days.quantity) as decimal(38, 6)) as quantity,
        cast(sum(days.weight_kg) as decimal(38, 6)) as weight_kg,
        cast(sum(days.line_count) as bigint) as line_count,
        cast(sum(days.weighed_line_count) as bigint) as weighed_line_count

    from days
    inner join windows
        on days.sold_on < windows.end_on and (windows.start_on is null or days.sold_on >= windows.start_on)
    group by days.customer_key, windows.window_id

)

select * from summed
