{{ config(materialized='view') }}

with

judged as (

    select * from {{ ref('tier_customer__judged') }} where parent_id is null

),

tests as (

    select * from {{ ref('tier_customer__tested') }} where parent_id is null

),

grouped as (

    select evaluation_id, customer_key, scope_code, category_code, purpose, level_code, node_id as root_id, passed
    from judged
    union all
    select evaluation_id, customer_key, scope_code, category_code, purpose, level_code, node_id as root_id, passed
    from tests

)

select * from grouped
