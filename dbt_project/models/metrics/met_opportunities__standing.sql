with

opportunities as (

    select * from {{ ref('met_opportunities__opportunity') }} where line_status = 'counted'

),

evaluations as (

    select * from {{ source('landing', 'evaluation_day') }} where is_for_all

),

placed as (

    select
        opportunities.customer_key,
        evaluations.evaluated_on,
        opportunities.namespace,
        opportunities.opportunity_code,
        opportunities.opened_on,
        opportunities.expected_decision_on,
        opportunities.closed_on,
        opportunities.has_intent,
        opportunities.intent_status,
        case when opportunities.closed_on > evaluations.evaluated_on then 'open' else opportunities.stage end as stage

    from opportunities
    inner join evaluations on opportunities.opened_on <= evaluations.evaluated_on

),

standing as (

    select
        customer_key,
        evaluated_on,
        namespace,
        opportunity_code,
        stage,
        has_intent,
        intent_status,
        expected_decision_on,
        case
            when stage = 'open' then {{ days_between('evaluated_on', 'expected_decision_on') }}
        end as days_to_decision,
        cast(
            row_number() over (
                partition by customer_key, evaluated_on
                order by
                    case when stage = 'open' then 0 else 1 end,
                    case when stage = 'open' then expected_decision_on end nulls last,
                    has_intent desc nulls last,
                    closed_on desc nulls last,
                    opened_on desc,
                    namespace,
                    opportunity_code
            ) as bigint
        ) as opportunity_no

    from placed

)

select * from standing
