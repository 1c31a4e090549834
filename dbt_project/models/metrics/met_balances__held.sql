with

balances as (

    select * from {{ ref('met_balances__day') }} where line_status = 'counted'

),

held as (

    select
        namespace,
        account_code,
        customer_key,
        balance_on as held_from,
        lead(balance_on) over (partition by namespace, account_code order by balance_on) as held_to,
        balance_amount

    from balances

)

select * from held
