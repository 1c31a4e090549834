with

customers as (

    select * from {{ ref('met_customer__known') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

lost as (

    select
        policies.policy_id,
        customers.customer_key

    from customers
    cross join policies
    left join reached
        on policies.policy_id = reached.policy_id and customers.customer_key = reached.customer_key
    where reached.customer_key is null

)

select * from lost
