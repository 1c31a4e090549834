{{ config(materialized='view') }}
{% set unit = 'evaluation_id, customer_key, scope_code, category_code, step_code' %}
{% set told = 'criterion_id, value, target, gap, is_less_better, relative_gap' %}

with

nodes as (

    select evaluation_id, node_id as parent_id, parent_id as next_parent_id, node_no as next_no, needed
    from {{ source('landing', 'policy_node') }}

),

ways_4 as (

    select * from {{ ref('tier_customer__leaves') }}

),
{% for depth in [3, 2, 1] %}
near_{{ depth }} as (

    select *, sum(relative_gap) over (partition by {{ unit }}, node_id) as distance
    from ways_{{ depth + 1 }}
    where depth = {{ depth + 1 }}

),

placed_{{ depth }} as (

    select *, dense_rank() over (partition by {{ unit }}, parent_id order by distance, node_no) as place
    from near_{{ depth }}

),

counted_{{ depth }} as (

    select *, max(place) over (partition by {{ unit }}, parent_id) as way_count
    from placed_{{ depth }}
    inner join nodes using (evaluation_id, parent_id)

),

widest_{{ depth }} as (

    select *, row_number() over (partition by {{ unit }}, parent_id, criterion_id order by gap desc, place) as width
    from counted_{{ depth }}
    where place <= needed and way_count >= needed

),

ways_{{ depth }} as (

    select {{ unit }}, node_id, parent_id, node_no, depth, {{ told }}
    from ways_{{ depth + 1 }}
    where depth <= {{ depth }}
    union all
    select {{ unit }}, parent_id, next_parent_id, next_no, {{ depth }}, {{ told }}
    from widest_{{ depth }}
    where width = 1

),
{% endfor %}
ways as (

    select {{ unit }}, {{ told }}
    from ways_1
    where gap > 0

)

select * from ways
