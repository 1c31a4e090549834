with

rates as (

    select * from {{ ref('stg_rates__fx_rate') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

days as (

    select * from {{ source('landing', 'rate_day') }}

),

quoted as (

    select
        rates.currency,
        days.valid_on,
        rates.rate

    from rates
    inner join days on rates.rate_on = days.rate_on
    cross join run
    where rates.currency <> run.currency
        and (rates.next_rate_on is null or days.valid_on < rates.next_rate_on)

)

select * from quoted
