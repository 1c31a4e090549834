{{ config(materialized='view') }}
{% set unit = 'evaluation_id, customer_key, scope_code, category_code, step_code, criterion_id, target' %}

with

supposed as (

    select * from {{ ref('tier_customer__rescored') }}

),

nodes as (

    select
        evaluation_id, node_id, parent_id, depth, level_code, child_count, needed,
        criterion_id as tested_id, lower, is_lower_inclusive, upper, is_upper_inclusive
    from {{ source('landing', 'policy_node') }}
    where purpose = 'veto'

),

tested as (

    select evaluation_id, customer_key, scope_code, category_code, node_id, passed
    from {{ ref('tier_customer__tested') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

judged_4 as (

    select
        {{ unit }}, node_id, nodes.parent_id, nodes.depth, nodes.level_code,
        case
            when nodes.tested_id <> supposed.criterion_id then tested.passed
            else (
                nodes.lower is null
                or supposed.target > nodes.lower
                or nodes.is_lower_inclusive and supposed.target = nodes.lower
            ) and (
                nodes.upper is null
                or supposed.target < nodes.upper
                or nodes.is_upper_inclusive and supposed.target = nodes.upper
            )
        end as passed

    from supposed
    inner join nodes using (evaluation_id)
    inner join tested using (evaluation_id, customer_key, scope_code, category_code, node_id)

),
{% for depth in [3, 2, 1] %}
counted_{{ depth }} as (

    select
        {{ unit }},
        parent_id as node_id,
        count(case when passed then 1 end) as true_count,
        count(case when not passed then 1 end) as false_count
    from judged_{{ depth + 1 }}
    where depth = {{ depth + 1 }}
    group by {{ unit }}, parent_id

),

judged_{{ depth }} as (

    select {{ unit }}, node_id, parent_id, depth, level_code, passed
    from judged_{{ depth + 1 }}
    where depth <= {{ depth }}
    union all
    select
        {{ unit }}, node_id, parent_id, depth, level_code,
        case when true_count >= needed then true when child_count - false_count < needed then false end as passed
    from counted_{{ depth }}
    inner join nodes using (evaluation_id, node_id)

),
{% endfor %}
lifted as (

    select
        {{ unit }},
        max(case when passed or passed is null and on_missing = 'lowest' then levels.level_rank end) as held_rank,
        max(case when passed is null and on_missing <> 'lowest' then levels.level_rank end) as open_rank

    from judged_1
    inner join levels using (evaluation_id, level_code)
    inner join supposed using ({{ unit }})
    where levels.level_rank > supposed.new_rank
    group by {{ unit }}

)

select * from lifted
