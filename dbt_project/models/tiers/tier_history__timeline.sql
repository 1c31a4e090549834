with

pieces as (

    select * from {{ ref('tier_history__kept') }}
    union all
    select * from {{ ref('tier_customer__claimed') }}

),

marked as (

    select
        pieces.*,
        case
            when lag(valid_to) over unit <> valid_from then 1
            when lag(status) over unit <> status then 1
            when lag(policy_version) over unit is distinct from policy_version then 1
            when lag(level_code) over unit is distinct from level_code then 1
            when lag(reason_code) over unit is distinct from reason_code then 1
            else 0
        end as begins

    from pieces
    window unit as (partition by policy_id, customer_key, scope_code, category_code order by valid_from)

),

numbered as (

    select
        marked.*,
        sum(begins) over unit as stretch_no

    from marked
    window unit as (partition by policy_id, customer_key, scope_code, category_code order by valid_from)

),

timeline as (

    select
        policy_id,
        customer_key,
        scope_code,
        category_code,
        policy_version,
        status,
        level_code,
        reason_code,
        min(valid_from) as valid_from,
        max(valid_to) as valid_to

    from numbered
    group by
        policy_id, customer_key, scope_code, category_code, policy_version, status, level_code, reason_code, stretch_no

)

select * from timeline
