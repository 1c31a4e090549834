with

overrides as (

    select * from {{ source('landing', 'policy_override') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

population as (

    select * from {{ ref('tier_customer__population') }}

),

in_effect as (

    select
        population.evaluation_id,
        population.customer_key,
        population.category_code,
        overrides.kind,
        overrides.level_rank,
        row_number() over (
            partition by population.evaluation_id, population.customer_key, population.category_code
            order by
                overrides.precedence,
                case when overrides.category_code = '*' then 1 else 0 end,
                overrides.override_no
        ) as place

    from overrides
    inner join identity_map
        on overrides.customer_code = identity_map.customer_code
        and (overrides.namespace is null or overrides.namespace = identity_map.namespace)
    inner join population
        on overrides.evaluation_id = population.evaluation_id
        and identity_map.customer_key = population.customer_key
        and (overrides.category_code = '*' or overrides.category_code = population.category_code)

),

deciding as (

    select evaluation_id, customer_key, category_code, kind, level_rank from in_effect where place = 1

)

select * from deciding
