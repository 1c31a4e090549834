with

own as (

    select * from {{ ref('met_customer__own') }} where category_code = '*'

),

groups as (

    select * from {{ ref('met_customer__group') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }}

),

summed as (

    select
        groups.namespace,
        groups.group_code,
        own.evaluated_on,
        own.metric,
        own.window_id,
        max(groups.member_count) as member_count,
        cast(sum(own.dividend) as decimal(38, 6)) as dividend,
        max(own.divisor) as divisor

    from own
    inner join groups on own.customer_key = groups.customer_key and own.evaluated_on = groups.evaluated_on
    group by groups.namespace, groups.group_code, own.evaluated_on, own.metric, own.window_id

),

defined as (

    select
        summed.namespace,
        summed.group_code,
        summed.evaluated_on,
        summed.metric,
        summed.window_id,
        case
            when summed.metric = 'member_count' then cast(summed.member_count as decimal(38, 6))
            when metrics.adds_up then summed.dividend
        end as dividend,
        summed.divisor

    from summed
    inner join metrics on summed.metric = metrics.metric

)

select * from defined
