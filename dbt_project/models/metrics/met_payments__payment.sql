with

stated as (

    select * from {{ ref('met_payments__stated') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

rates as (

    select * from {{ ref('met_rates__day') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

known as (

    select
        stated.*,
        identity_map.customer_key,
        stated.paid_on > run.as_of as is_after_as_of,
        case when stated.currency = run.currency then cast(1 as decimal(18, 9)) else rates.rate end as rate

    from stated
    left join identity_map
        on not coalesce(stated.is_anonymous, false)
        and stated.namespace = identity_map.namespace
        and stated.customer_code = identity_map.customer_code
    left join rates on stated.currency = rates.currency and stated.paid_on = rates.valid_on
    cross join run

),

converted as (

    select
        file_id,
        row_no,
        source_code,
        namespace,
        payment_code,
        customer_key,
        paid_on,
        currency,
        paid_amount as document_amount,
        {{ convert_amount('paid_amount', 'rate') }} as paid_amount,
        case
            when delivery_status <> 'current' then delivery_status
            when is_headless then 'set_aside'
            when is_after_as_of then 'after_as_of'
            when rate is null then 'set_aside'
            when is_anonymous then 'anonymous'
            else 'counted'
        end as line_status,
        case
            when delivery_status <> 'current' or is_after_as_of then null
            when is_headless then 'no_header'
            when rate is null then 'no_rate'
        end as status_reason

    from known

)

select * from converted
