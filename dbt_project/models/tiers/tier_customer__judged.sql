with

customers as (

    select * from {{ ref('tier_customer__population') }} where standing = 'graded'

),

documents as (

    select * from {{ ref('tier_document__subject') }}

),

tests as (

    select * from {{ ref('tier_customer__tested') }}

),

nodes as (

    select * from {{ source('landing', 'policy_node') }} where criterion_id is null

),

subjects as (

    select evaluation_id, customer_key, scope_code, category_code from customers
    union all
    select evaluation_id, customer_key, scope_code, category_code from documents

),

groups as (

    select
        subjects.evaluation_id, subjects.customer_key, subjects.scope_code, subjects.category_code,
        nodes.purpose,
        nodes.level_code,
        nodes.node_id,
        nodes.parent_id,
        nodes.depth,
        nodes.child_count,
        nodes.needed

    from subjects
    inner join nodes on subjects.evaluation_id = nodes.evaluation_id

),
{% for depth in [3, 2, 1] %}
judged_{{ depth }} as (

    select
        groups.evaluation_id,
        groups.customer_key,
        groups.scope_code,
        groups.category_code,
        groups.purpose,
        groups.level_code,
        groups.node_id,
        groups.parent_id,
        case
            when sum(case when children.passed then 1 else 0 end) >= groups.needed then true
            when groups.child_count - sum(case when not children.passed then 1 else 0 end) < groups.needed then false
        end as passed

    from groups
    left join (
        select evaluation_id, customer_key, scope_code, category_code, parent_id, passed from tests
        {%- if depth < 3 %}
        union all
        select evaluation_id, customer_key, scope_code, category_code, parent_id, passed from judged_{{ depth + 1 }}
        {%- endif %}
    ) as children
        on groups.evaluation_id = children.evaluation_id
        and groups.customer_key = children.customer_key
        and groups.scope_code = children.scope_code
        and groups.category_code = children.category_code
        and groups.node_id = children.parent_id
    where groups.depth = {{ depth }}
    group by
        groups.evaluation_id, groups.customer_key, groups.scope_code, groups.category_code,
        groups.purpose, groups.level_code, groups.node_id, groups.parent_id, groups.needed, groups.child_count

),
{% endfor %}
judged as (

    select * from judged_1
    union all
    select * from judged_2
    union all
    select * from judged_3

)

select * from judged
