with

opportunities as (

    select * from {{ ref('met_opportunities__standing') }}

),

counted as (

    select
        opportunities.*,
        sum(case when stage = 'open' then 1 else 0 end) over (partition by customer_key, evaluated_on) as open_count

    from opportunities

),

chosen as (

    select
        customer_key,
        evaluated_on,
        stage,
        has_intent,
        intent_status,
        expected_decision_on,
        days_to_decision,
        cast(open_count as bigint) as open_opportunity_count

    from counted
    where opportunity_no = 1

)

select * from chosen
