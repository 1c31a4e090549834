with

benefits as (

    select * from {{ source('landing', 'policy_benefit') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of and changed_on is null

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        benefits.policy_id,
        benefits.policy_version,
        benefits.level_code,
        benefits.benefit_no,
        benefits.benefit_code,
        benefits.benefit_type,
        benefits.benefit_name_en,
        benefits.benefit_name_zh,
        benefits.pay_rate,
        benefits.benefit_amount,
        benefits.currency,
        benefits.quantity,
        benefits.valid_from,
        benefits.valid_to,
        benefits.is_in_effect

    from benefits
    inner join policies on benefits.evaluation_id = policies.evaluation_id
    cross join run

)

select * from published
