{{ config(materialized='view') }}

with

balances as (

    select * from {{ ref('stg_balances__day') }}

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
        balances.*,
        identity_map.customer_key,
        balances.balance_on > run.as_of as is_after_as_of,
        case when balances.currency = run.currency then cast(1 as decimal(18, 9)) else rates.rate end as rate

    from balances
    left join identity_map
        on balances.namespace = identity_map.namespace and balances.customer_code = identity_map.customer_code
    left join rates on balances.currency = rates.currency and balances.balance_on = rates.valid_on
    cross join run

),

converted as (

    select
        file_id,
        row_no,
        source_code,
        namespace,
        customer_key,
        account_code,
        balance_on,
        balance_amount as document_amount,
        {{ convert_amount('balance_amount', 'rate') }} as balance_amount,
        case
            when delivery_status <> 'current' then delivery_status
            when is_after_as_of then 'after_as_of'
            when rate is null then 'set_aside'
            else 'counted'
        end as line_status,
        case
            when delivery_status <> 'current' or is_after_as_of then null
            when rate is null then 'no_rate'
        end as status_reason

    from known

)

select * from converted
