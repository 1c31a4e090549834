with

reached as (

    select * from {{ ref('tier_customer__reached') }} where scope_code = 'customer'

),

policies as (

    select distinct policy_id, categories from {{ source('landing', 'policy') }} where is_as_of

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

of_categories as (

    select category_code, sum(net_amount) as net_amount from lines group by category_code

),

lines_total as (

    select policies.policy_id, cast(coalesce(sum(of_categories.net_amount), 0) as decimal(38, 6)) as lines_amount
    from policies
    left join of_categories
        on policies.categories is null
        or position(concat('|', of_categories.category_code, '|') in policies.categories) > 0
    group by policies.policy_id

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
    inner join lines_total on graded.policy_id = lines_total.policy_id

)

select * from compared
