with

spend as (

    select * from {{ ref('met_customer__spend') }}
    where window_id = 'lifetime' and category_code = '*' and line_count > 0

),

run as (

    select * from {{ source('landing', 'run') }}

),

measured as (

    select
        spend.customer_key,
        spend.net_spend

    from spend
    inner join run on spend.evaluated_on = run.as_of

),

totals as (

    select
        cast(count(*) as bigint) as customer_count,
        cast(sum(case when net_spend < 0 then 1 else 0 end) as bigint) as negative_count,
        cast(sum(net_spend) as decimal(38, 6)) as total_amount

    from measured

),

ranked as (

    select
        customer_key,
        net_spend,
        row_number() over (order by net_spend desc, customer_key) as place

    from measured

),

conspicuous as (

    select
        ranked.customer_key,
        ranked.net_spend as spend_amount,
        ranked.place = 1 as is_largest,
        ranked.net_spend < 0 as is_negative,
        totals.customer_count,
        totals.negative_count,
        totals.total_amount

    from ranked
    cross join totals
    where ranked.place = 1 or ranked.net_spend < 0

)

select * from conspicuous
