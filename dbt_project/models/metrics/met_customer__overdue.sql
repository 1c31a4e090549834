with

receivables as (

    select * from {{ ref('met_receivables__receivable') }} where line_status = 'counted'

),

evaluations as (

    select * from {{ ref('met_metrics__asked') }} where metric = 'overdue_days_max'

),

late as (

    select
        receivables.customer_key,
        evaluations.evaluated_on,
        {{ days_between('receivables.due_on', 'evaluations.evaluated_on') }} as overdue_days

    from receivables
    inner join evaluations
        on receivables.issued_on <= evaluations.evaluated_on
        and receivables.due_on < evaluations.evaluated_on
        and (receivables.settled_on > evaluations.evaluated_on or receivables.settled_on is null and receivables.is_owed)

),

longest as (

    select
        customer_key,
        evaluated_on,
        max(overdue_days) as overdue_days_max

    from late
    group by customer_key, evaluated_on

)

select * from longest
