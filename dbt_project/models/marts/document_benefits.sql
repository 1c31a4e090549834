with

granted as (

    select * from {{ ref('tier_document__granted') }}

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

benefits as (

    select * from {{ source('landing', 'policy_benefit') }}

),

bars as (

    select * from {{ ref('tier_document__bar') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        policies.policy_id,
        policies.policy_version,
        granted.namespace,
        granted.document_code,
        granted.sold_on,
        granted.customer_key,
        granted.level_code,
        benefits.benefit_code,
        benefits.benefit_type,
        benefits.benefit_name_en,
        benefits.benefit_name_zh,
        benefits.pay_rate,
        benefits.benefit_amount,
        benefits.currency,
        benefits.quantity,
        granted.is_stackable,
        bars.metric,
        bars.value,
        bars.operator,
        bars.threshold

    from granted
    inner join policies on granted.evaluation_id = policies.evaluation_id
    inner join benefits
        on granted.evaluation_id = benefits.evaluation_id
        and granted.level_code = benefits.level_code
        and granted.benefit_no = benefits.benefit_no
    left join bars
        on granted.evaluation_id = bars.evaluation_id
        and granted.customer_key = bars.customer_key
        and granted.category_code = bars.category_code
        and granted.level_code = bars.level_code
    cross join run

)

select * from published
