-- A returned row is a customer who was rated, or ungraded, without a single reason.
with

graded as (

    select * from {{ ref('customer_tiers') }} where status in ('rated', 'ungraded')

),

explained as (

    select distinct
        policy_id,
        customer_key,
        scope_code,
        category_code

    from {{ ref('customer_tier_reasons') }}

),

unexplained as (

    select
        graded.policy_id,
        graded.customer_key,
        graded.scope_code,
        graded.category_code

    from graded
    left join explained
        on graded.policy_id = explained.policy_id
        and graded.customer_key = explained.customer_key
        and graded.scope_code = explained.scope_code
        and graded.category_code = explained.category_code
    where explained.policy_id is null

)

select * from unexplained
