{{ config(materialized='view') }}

with

tries as (

    select * from {{ ref('tier_customer__tries') }} where way = 'condition'

),

goals as (

    select * from {{ ref('tier_customer__goal') }} where way = 'condition' and not is_met

),

tested as (

    select * from {{ ref('tier_customer__tested') }} where passed

),

nodes as (

    select * from {{ source('landing', 'policy_node') }}

),

of_numbers as (

    select
        tries.evaluation_id,
        tries.customer_key,
        tries.scope_code,
        tries.category_code,
        tries.step_code,
        nodes.node_id,
        nodes.parent_id,
        nodes.node_no,
        nodes.depth,
        tries.criterion_id,
        tries.value,
        tries.target,
        tries.gap,
        tries.is_less_better,
        {{ div_round('tries.gap', 'case when tries.target = 0 then tries.unit_factor else abs(tries.target) end') }}
            as relative_gap

    from tries
    inner join nodes on tries.evaluation_id = nodes.evaluation_id and tries.stretch_id = nodes.node_id

),

of_codes as (

    select
        goals.evaluation_id,
        goals.customer_key,
        goals.scope_code,
        goals.category_code,
        goals.step_code,
        nodes.node_id,
        nodes.parent_id,
        nodes.node_no,
        nodes.depth,
        nodes.criterion_id,
        cast(null as decimal(38, 6)) as value,
        cast(null as decimal(38, 6)) as target,
        cast(0 as decimal(38, 6)) as gap,
        false as is_less_better,
        cast(0 as decimal(38, 6)) as relative_gap

    from goals
    inner join nodes
        on goals.evaluation_id = nodes.evaluation_id
        and goals.purpose = nodes.purpose
        and goals.level_code = nodes.level_code
    inner join tested
        on goals.evaluation_id = tested.evaluation_id
        and goals.customer_key = tested.customer_key
        and goals.scope_code = tested.scope_code
        and goals.category_code = tested.category_code
        and nodes.node_id = tested.node_id
    where nodes.codes is not null

),

leaves as (

    select * from of_numbers
    union all
    select * from of_codes

)

select * from leaves
