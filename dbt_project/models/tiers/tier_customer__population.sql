with

customers as (

    select * from {{ ref('met_customer__known') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

admitted as (

    select * from {{ source('landing', 'policy_population') }}

),

restricted as (

    select distinct policy_id from admitted

),

judged as (

    select
        policies.policy_id,
        policies.policy_version,
        customers.customer_key,
        'customer' as scope_code,
        '*' as category_code,
        case
            when policies.missing_reason = 'no_version' then 'not_evaluated'
            when restricted.policy_id is not null and admitted.policy_id is null then 'excluded'
            when policies.missing_reason is not null then 'not_evaluated'
            when customers.is_registered and not customers.has_sales_document then 'prospect'
            else 'graded'
        end as standing,
        case
            when policies.missing_reason = 'no_version' then policies.missing_reason
            when restricted.policy_id is not null and admitted.policy_id is null then 'outside_population'
            when policies.missing_reason is not null then policies.missing_reason
            when customers.is_registered and not customers.has_sales_document then 'no_sale_document'
        end as standing_reason

    from customers
    cross join policies
    left join restricted on policies.policy_id = restricted.policy_id
    left join admitted
        on policies.policy_id = admitted.policy_id and customers.customer_type = admitted.customer_type

)

select * from judged
