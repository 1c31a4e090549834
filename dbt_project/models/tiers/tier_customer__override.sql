with

overrides as (

    select * from {{ source('landing', 'policy_override') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

subjects as (

    select distinct evaluation_id, customer_key, category_code from {{ ref('tier_customer__population') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

in_effect as (

    select
        overrides.evaluation_id,
        identity_map.customer_key,
        subjects.category_code,
        overrides.kind,
        overrides.level_code,
        row_number() over (
            partition by overrides.evaluation_id, identity_map.customer_key, subjects.category_code
            order by overrides.precedence, case when overrides.category_code = '*' then 1 else 0 end, overrides.override_no
        ) as place

    from overrides
    inner join identity_map
        on overrides.customer_code = identity_map.customer_code
        and (overrides.namespace is null or overrides.namespace = identity_map.namespace)
    inner join subjects
        on overrides.evaluation_id = subjects.evaluation_id
        and identity_map.customer_key = subjects.customer_key
        and overrides.category_code in ('*', subjects.category_code)

),

deciding as (

    select
        in_effect.evaluation_id,
        in_effect.customer_key,
        in_effect.category_code,
        in_effect.kind,
        levels.level_rank

    from in_effect
    left join levels
        on in_effect.evaluation_id = levels.evaluation_id and in_effect.level_code = levels.level_code
    where in_effect.place = 1

)

select * from deciding
