with

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where since_window_id is not null

),

windows as (

    select * from {{ source('landing', 'window') }}

),

since as (

    select
        reached.policy_id,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        policies.evaluated_on,
        policies.since_window_id as window_id,
        policies.supposed_window_id,
        windows.start_on,
        windows.end_on

    from reached
    inner join policies on reached.evaluation_id = policies.evaluation_id
    inner join windows
        on policies.evaluated_on = windows.evaluated_on and policies.supposed_window_id = windows.window_id

)

select * from since
