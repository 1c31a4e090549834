with

payments as (

    select * from {{ ref('met_payments__payment') }} where line_status = 'counted'

),

windows as (

    select * from {{ source('landing', 'window') }} where is_for_all

),

spans as (

    select * from {{ ref('met_customer__span') }}

),

placed as (

    select
        payments.customer_key,
        payments.paid_amount,
        windows.evaluated_on,
        windows.window_id

    from payments
    inner join windows
        on payments.paid_on < windows.end_on and (windows.start_on is null or payments.paid_on >= windows.start_on)
    union all
    select
        payments.customer_key,
        payments.paid_amount,
        spans.evaluated_on,
        spans.window_id

    from payments
    inner join spans
        on payments.customer_key = spans.customer_key
        and payments.paid_on < spans.end_on
        and (spans.start_on is null or payments.paid_on >= spans.start_on)

),

summed as (

    select
        customer_key,
        evaluated_on,
        window_id,
        cast(sum(paid_amount) as decimal(38, 6)) as paid_amount

    from placed
    group by customer_key, evaluated_on, window_id

)

select * from summed
