with

payments as (

    select * from {{ ref('met_payments__payment') }} where line_status = 'counted'

),

windows as (

    select * from {{ source('landing', 'window') }}

),

summed as (

    select
        payments.customer_key,
        windows.evaluated_on,
        windows.window_id,
        cast(sum(payments.paid_amount) as decimal(38, 6)) as paid_amount

    from payments
    inner join windows
        on payments.paid_on < windows.end_on and (windows.start_on is null or payments.paid_on >= windows.start_on)
    group by payments.customer_key, windows.evaluated_on, windows.window_id

)

select * from summed
