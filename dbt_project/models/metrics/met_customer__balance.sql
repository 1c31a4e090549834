with

held as (

    select * from {{ ref('met_balances__held') }}

),

evaluations as (

    select * from {{ ref('met_metrics__asked') }} where metric = 'balance_at'

),

summed as (

    select
        held.customer_key,
        evaluations.evaluated_on,
        cast(sum(held.balance_amount) as decimal(38, 6)) as balance_at

    from held
    inner join evaluations
        on held.held_from <= evaluations.evaluated_on
        and (held.held_to is null or evaluations.evaluated_on < held.held_to)
    group by held.customer_key, evaluations.evaluated_on

)

select * from summed
