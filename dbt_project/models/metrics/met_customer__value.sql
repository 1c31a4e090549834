{{ config(materialized='view') }}

with

own as (

    select * from {{ ref('met_customer__own') }}

),

groups as (

    select * from {{ ref('met_customer__group') }}

),

group_values as (

    select * from {{ ref('met_groups__value') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }}

),

of_groups as (

    select
        groups.customer_key,
        'group' as scope_code,
        '*' as category_code,
        groups.evaluated_on,
        group_values.metric,
        group_values.window_id,
        group_values.dividend,
        group_values.divisor

    from groups
    inner join group_values
        on groups.namespace = group_values.namespace
        and groups.group_code = group_values.group_code
        and groups.evaluated_on = group_values.evaluated_on

),

every_value as (

    select * from own
    union all
    select * from of_groups

),

divided as (

    select
        every_value.customer_key,
        every_value.scope_code,
        every_value.category_code,
        every_value.evaluated_on,
        every_value.metric,
        every_value.window_id,
        metrics.unit,
        case
            when every_value.divisor = 1 then every_value.dividend
            else {{ div_round('every_value.dividend', 'every_value.divisor') }}
        end as value,
        every_value.dividend,
        every_value.divisor

    from every_value
    inner join metrics on every_value.metric = metrics.metric

)

select * from divided
