{{ config(materialized='view') }}

with

traded as (

    select * from {{ ref('met_customer__traded') }}

),

standing as (

    select * from {{ ref('met_customer__standing') }}

),

own as (

    select * from traded
    union all
    select * from standing

)

select * from own
