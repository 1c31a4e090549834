{{ config(materialized='view') }}

with

claimed as (

    select * from {{ ref('tier_customer__claimed') }}

),

silent as (

    select * from {{ source('landing', 'silent_span') }}

),

begun as (

    select
        policy_id,
        customer_key,
        scope_code,
        category_code,
        min(valid_from) as begun_on

    from claimed
    group by policy_id, customer_key, scope_code, category_code

),

prior as (

    select
        open_rows.policy_id,
        open_rows.customer_key,
        open_rows.scope_code,
        open_rows.category_code,
        open_rows.policy_version,
        open_rows.status,
        open_rows.level_code,
        open_rows.reason_code,
        open_rows.valid_from,
        open_rows.valid_to,
        -- Before the replay of a customer begins no level can have been held; that none was given stays as it is.
        case when open_rows.level_code is null then begun.begun_on end as begun_on

    from {{ source('landing', 'prior_history') }} as open_rows
    left join begun
        on open_rows.policy_id = begun.policy_id
        and open_rows.customer_key = begun.customer_key
        and open_rows.scope_code = begun.scope_code
        and open_rows.category_code = begun.category_code
    where open_rows.recorded_to is null

),

kept as (

    select
        policy_id, customer_key, scope_code, category_code, policy_version, status, level_code, reason_code,
        valid_from, least(valid_to, begun_on) as valid_to
    from prior
    where valid_from < begun_on
    union all
    select
        prior.policy_id, prior.customer_key, prior.scope_code, prior.category_code, prior.policy_version,
        prior.status, prior.level_code, prior.reason_code,
        greatest(prior.valid_from, silent.silent_from, coalesce(prior.begun_on, prior.valid_from)),
        least(prior.valid_to, silent.silent_to)
    from prior
    inner join silent
        on prior.policy_id = silent.policy_id
        and greatest(prior.valid_from, silent.silent_from, coalesce(prior.begun_on, prior.valid_from))
            < least(prior.valid_to, silent.silent_to)

)

select * from kept
