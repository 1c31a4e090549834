with

stated as (

    select * from {{ ref('met_orders__stated') }}

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
        stated.ordered_on > run.as_of as is_after_as_of,
        case when stated.currency = run.currency then cast(1 as decimal(18, 9)) else rates.rate end as rate

    from stated
    left join identity_map
        on not coalesce(stated.is_anonymous, false)
        and stated.namespace = identity_map.namespace
        and stated.customer_code = identity_map.customer_code
    left join rates on stated.currency = rates.currency and stated.ordered_on = rates.valid_on
    cross join run

),

converted as (

    select
        file_id,
        row_no,
        source_code,
        namespace,
        document_code,
        customer_key,
        ordered_on,
        store_code,
        currency,
        net_amount as document_amount,
        is_excluded,
        excluded_reason,
        {{ convert_amount('net_amount', 'rate') }} as ordered_amount,
        case
            when delivery_status <> 'current' then delivery_status
            when is_headless then 'set_aside'
            when is_after_as_of then 'after_as_of'
            when coalesce(has_two_currencies, false) then 'set_aside'
            when rate is null then 'set_aside'
            when is_anonymous then 'anonymous'
            when is_excluded then 'excluded'
            else 'counted'
        end as line_status,
        case
            when delivery_status <> 'current' or is_after_as_of then null
            when is_headless then 'no_header'
            when coalesce(has_two_currencies, false) then 'two_currencies'
            when rate is null then 'no_rate'
            when is_excluded then excluded_reason
        end as status_reason

    from known

)

select * from converted
