{{ config(materialized='view') }}

with

documents as (

    select * from {{ ref('met_controls__document') }}

),

figures as (

    select * from {{ ref('met_controls__figure') }}

),

periods as (

    select distinct
        start_on,
        end_on

    from figures

),

days as (

    select distinct business_on from documents where business_on is not null

),

covered as (

    select
        days.business_on,
        periods.start_on,
        periods.end_on

    from days
    inner join periods on days.business_on >= periods.start_on and days.business_on < periods.end_on

)

select * from covered
