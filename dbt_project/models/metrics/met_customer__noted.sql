{{ config(materialized='view') }}

with

noted as (

    select customer_key, balance_on as stated_on, line_status from {{ ref('met_balances__day') }}
    union all
    select customer_key, opened_on, line_status from {{ ref('met_opportunities__opportunity') }}
    union all
    select customer_key, started_on, line_status from {{ ref('met_subscriptions__subscription') }}
    union all
    select customer_key, issued_on, line_status from {{ ref('met_receivables__receivable') }}
    union all
    select customer_key, assessed_on, line_status from {{ ref('met_attributes__attribute') }}
    union all
    select customer_key, entered_on, line_status from {{ ref('met_points__entry') }}
    union all
    select customer_key, member_from, line_status from {{ ref('met_groups__member') }}

),

of_customers as (

    select
        customer_key,
        stated_on

    from noted
    where line_status in ('counted', 'excluded', 'set_aside')

)

select * from of_customers
