with

subjects as (

    select * from {{ ref('met_customer__subject') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}
    where is_as_of and changed_on is null and kind is distinct from 'event'

),

reached as (

    select * from {{ ref('tier_customer__reached') }}

),

lost as (

    select
        policies.policy_id,
        subjects.customer_key

    from subjects
    inner join policies
        on subjects.evaluated_on = policies.evaluated_on
        and (
            policies.scope_code = case when subjects.category_code = '*' then subjects.scope_code else 'category' end
            or policies.scope_code = 'group' and subjects.category_code = '*'
        )
        and (policies.categories is null or position(concat('|', subjects.category_code, '|') in policies.categories) > 0)
    left join reached
        on policies.policy_id = reached.policy_id
        and subjects.customer_key = reached.customer_key
        and subjects.scope_code = reached.scope_code
        and subjects.category_code = reached.category_code
    where reached.customer_key is null

)

select * from lost
