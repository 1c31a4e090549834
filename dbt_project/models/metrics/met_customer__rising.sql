with

changes as (

    select * from {{ ref('met_customer__change') }}

),

rises as (

    select * from {{ source('landing', 'rise') }}

),

rising as (

    select distinct
        changes.customer_key,
        rises.evaluated_on

    from changes
    inner join rises on changes.changed_on >= rises.from_on and changes.changed_on < rises.to_on

)

select * from rising
