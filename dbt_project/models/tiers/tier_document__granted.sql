with

documents as (

    select * from {{ ref('tier_document__subject') }}

),

chosen as (

    select * from {{ ref('tier_customer__chosen') }} where scope_code = 'document'

),

policies as (

    select * from {{ source('landing', 'policy') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

benefits as (

    select * from {{ source('landing', 'policy_benefit') }}

),

earned as (

    select
        documents.evaluation_id,
        documents.customer_key,
        documents.scope_code,
        documents.category_code,
        documents.namespace,
        documents.document_code,
        documents.sold_on,
        levels.level_code,
        benefits.benefit_no,
        policies.is_stackable,
        row_number() over (
            partition by documents.customer_key, documents.category_code, policies.is_stackable
            order by
                coalesce(benefits.pay_rate, 1),
                coalesce(benefits.benefit_amount, 0) desc,
                policies.policy_id,
                benefits.benefit_code
        ) as place

    from documents
    inner join chosen
        on documents.evaluation_id = chosen.evaluation_id
        and documents.customer_key = chosen.customer_key
        and documents.category_code = chosen.category_code
    inner join policies on documents.evaluation_id = policies.evaluation_id
    inner join levels on documents.evaluation_id = levels.evaluation_id and chosen.level_rank = levels.level_rank
    inner join benefits
        on documents.evaluation_id = benefits.evaluation_id
        and levels.level_code = benefits.level_code
        and documents.sold_on >= benefits.valid_from
        and (benefits.valid_to is null or documents.sold_on < benefits.valid_to)

),

granted as (

    select
        evaluation_id,
        customer_key,
        scope_code,
        category_code,
        namespace,
        document_code,
        sold_on,
        level_code,
        benefit_no,
        is_stackable

    from earned
    where is_stackable or place = 1

)

select * from granted
