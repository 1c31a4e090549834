with

reached as (

    select * from {{ ref('tier_customer__reached') }} where status = 'rated'

),

earlier as (

    select * from {{ source('landing', 'prior_level') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of and changed_on is null

),

both_times as (

    select policy_id, scope_code, category_code, level_code, 1 as customer_count, 0 as prior_count,
        cast(null as bigint) as prior_seq, 0 as older_count
    from reached

    union all

    select policy_id, scope_code, category_code, level_code, 0 as customer_count, customer_count as prior_count,
        seq as prior_seq, older_input_count as older_count
    from earlier

),

levels as (

    select
        policy_id,
        scope_code,
        category_code,
        level_code,
        cast(sum(customer_count) as bigint) as customer_count,
        cast(sum(prior_count) as bigint) as prior_count

    from both_times
    group by policy_id, scope_code, category_code, level_code

),

totals as (

    select
        policy_id,
        scope_code,
        category_code,
        cast(sum(customer_count) as bigint) as rated_count,
        cast(sum(prior_count) as bigint) as prior_rated_count,
        max(prior_seq) as prior_seq,
        max(older_count) as older_count

    from both_times
    group by policy_id, scope_code, category_code

),

compared as (

    select
        levels.policy_id,
        policies.policy_version,
        levels.scope_code,
        levels.category_code,
        levels.level_code,
        totals.prior_seq,
        levels.customer_count,
        levels.prior_count,
        {{ div_round('levels.customer_count', 'totals.rated_count') }} as level_share,
        {{ div_round('levels.prior_count', 'totals.prior_rated_count') }} as prior_share,
        abs(levels.customer_count * totals.prior_rated_count
        - levels.prior_count * greatest(totals.rated_count, 1)) as shift_part,
        greatest(totals.rated_count, 1) * totals.prior_rated_count as shift_whole,
        policies.max_share_shift,
        case
            when coalesce(totals.prior_rated_count, 0) = 0 then 'no_baseline'
            when totals.older_count > 0 then 'older_inputs'
        end as not_compared_code

    from levels
    inner join totals
        on levels.policy_id = totals.policy_id
        and levels.scope_code = totals.scope_code
        and levels.category_code = totals.category_code
    inner join policies on levels.policy_id = policies.policy_id

)

select * from compared
