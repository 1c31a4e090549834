with

reached as (

    select * from {{ ref('tier_customer__reached') }} where scope_code = 'customer'

),

measured as (

    select * from {{ ref('met_customer__measured') }} where window_id = 'lifetime'

),

run as (

    select * from {{ source('landing', 'run') }}

),

lines as (

    select * from {{ ref('met_sales__line') }} where line_status = 'counted'

),

lines_total as (

    select cast(coalesce(sum(net_amount), 0) as decimal(38, 6)) as lines_amount from lines

),

graded as (

    select
        reached.policy_id,
        reached.scope_code,
        cast(coalesce(sum(measured.net_spend), 0) as decimal(38, 6)) as graded_amount

    from reached
    cross join run
    left join measured
        on reached.customer_key = measured.customer_key
        and reached.scope_code = measured.scope_code
        and reached.category_code = measured.category_code
        and run.as_of = measured.evaluated_on
    group by reached.policy_id, reached.scope_code

),

compared as (

    select
        graded.policy_id,
        graded.scope_code,
        graded.graded_amount,
        lines_total.lines_amount

    from graded
    cross join lines_total

)

select * from compared
