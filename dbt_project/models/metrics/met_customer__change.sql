{{ config(materialized='view') }}

with

documents as (

    select * from {{ ref('met_customer__document') }}

),

noted as (

    select * from {{ ref('met_customer__noted') }}

),

netted as (

    select * from {{ ref('met_sales__net') }} where customer_key is not null

),

earned as (

    select * from {{ ref('met_points__earned') }}

),

customers as (

    select * from {{ ref('met_customer__known') }} where relationship_start_on is not null

),

changes as (

    select customer_key, stated_on as changed_on from documents
    union all
    select customer_key, stated_on as changed_on from noted
    union all
    select customer_key, net_from as changed_on from netted
    union all
    select customer_key, earned_on as changed_on from earned
    union all
    select customer_key, relationship_start_on as changed_on from customers

)

select * from changes
