with

subjects as (

    select * from {{ ref('met_customer__subject') }}

),

customers as (

    select * from {{ ref('met_customer__known') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where kind is distinct from 'event'

),

admitted as (

    select * from {{ source('landing', 'policy_population') }}

),

restricted as (

    select distinct evaluation_id from admitted

),

without_sales as (

    select * from {{ ref('tier_policy__unsold') }}

),

candidates as (

    select
        policies.evaluation_id,
        policies.missing_reason,
        subjects.customer_key,
        subjects.scope_code,
        subjects.category_code,
        restricted.evaluation_id is not null and admitted.evaluation_id is null as is_outside,
        customers.is_registered
        and coalesce(customers.first_sales_document_on > policies.evaluated_on, true)
        and without_sales.evaluation_id is null as is_prospect

    from policies
    inner join subjects
        on policies.evaluated_on = subjects.evaluated_on
        and (
            policies.scope_code = case when subjects.category_code = '*' then subjects.scope_code else 'category' end
            or policies.scope_code = 'group' and subjects.category_code = '*'
        )
        and (policies.categories is null or position(concat('|', subjects.category_code, '|') in policies.categories) > 0)
    inner join customers on subjects.customer_key = customers.customer_key
    left join without_sales on policies.evaluation_id = without_sales.evaluation_id
    left join restricted on policies.evaluation_id = restricted.evaluation_id
    left join admitted
        on policies.evaluation_id = admitted.evaluation_id and customers.customer_type = admitted.customer_type

),

judged as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        case
            when missing_reason = 'no_version' then 'not_evaluated'
            when is_outside then 'excluded'
            when missing_reason is not null then 'not_evaluated'
            when is_prospect then 'prospect'
            else 'graded'
        end as standing,
        case
            when missing_reason = 'no_version' then missing_reason
            when is_outside then 'outside_population'
            when missing_reason is not null then missing_reason
            when is_prospect then 'no_sale_document'
        end as standing_reason

    from candidates

)

select * from judged
