with

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

measures as (

    select * from {{ ref('met_customer__value') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

counted as (

    select
        reached.policy_id,
        reached.policy_version,
        reached.scope_code,
        reached.category_code,
        reached.status,
        reached.level_code,
        count(*) as customer_count,
        cast(sum(measures.value) as decimal(38, 6)) as value_amount

    from reached
    inner join policies on reached.evaluation_id = policies.evaluation_id
    left join measures
        on reached.customer_key = measures.customer_key
        and reached.scope_code = measures.scope_code
        and reached.category_code = measures.category_code
        and policies.evaluated_on = measures.evaluated_on
        and policies.value_metric = measures.metric
        and case
            when policies.value_window_id = policies.since_window_id then policies.supposed_window_id
            else policies.value_window_id
        end = measures.window_id
    group by
        reached.policy_id, reached.policy_version, reached.scope_code, reached.category_code,
        reached.status, reached.level_code

),

totalled as (

    select
        counted.policy_id,
        counted.policy_version,
        counted.scope_code,
        counted.category_code,
        counted.status,
        counted.level_code,
        counted.customer_count,
        counted.value_amount,
        sum(customer_count) over (partition by policy_id, scope_code, category_code) as total_count,
        sum(value_amount) over (partition by policy_id, scope_code, category_code) as total_amount

    from counted

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        totalled.policy_id,
        totalled.policy_version,
        totalled.scope_code,
        totalled.category_code,
        totalled.status,
        totalled.level_code,
        cast(totalled.customer_count as bigint) as customer_count,
        {{ div_round('totalled.customer_count', 'totalled.total_count') }} as customer_share,
        totalled.value_amount,
        {{ div_round('totalled.value_amount', 'totalled.total_amount') }} as value_share

    from totalled
    cross join run

)

select * from published
