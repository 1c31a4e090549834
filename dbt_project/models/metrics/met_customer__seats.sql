with

stretches as (

    select * from {{ ref('met_subscriptions__subscription') }} where line_status = 'counted'

),

evaluations as (

    select * from {{ ref('met_metrics__asked') }} where metric = 'open_count'

),

replaced as (

    select
        customer_key,
        seat_count,
        started_on,
        ended_on,
        lead(started_on) over (partition by namespace, subscription_code order by started_on) as next_started_on

    from stretches

),

summed as (

    select
        replaced.customer_key,
        evaluations.evaluated_on,
        cast(sum(replaced.seat_count) as bigint) as open_count

    from replaced
    inner join evaluations
        on replaced.started_on <= evaluations.evaluated_on
        and (replaced.ended_on is null or evaluations.evaluated_on < replaced.ended_on)
        and (replaced.next_started_on is null or evaluations.evaluated_on < replaced.next_started_on)
    group by replaced.customer_key, evaluations.evaluated_on

)

select * from summed
