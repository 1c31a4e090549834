with

documents as (

    select * from {{ ref('tier_document__subject') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

measures as (

    select * from {{ ref('met_document__value') }}

),

attributes as (

    select * from {{ ref('met_document__attribute') }}

),

valued as (

    select
        documents.evaluation_id,
        documents.customer_key,
        documents.scope_code,
        documents.category_code,
        criteria.criterion_id,
        measures.value,
        attributes.attribute_value as text_value,
        measures.value as dividend,
        cast(1 as bigint) as divisor

    from documents
    inner join criteria on documents.evaluation_id = criteria.evaluation_id
    left join measures
        on documents.namespace = measures.namespace
        and documents.document_code = measures.document_code
        and documents.customer_key = measures.customer_key
        and criteria.metric = measures.metric
    left join attributes
        on documents.customer_key = attributes.customer_key
        and documents.sold_on = attributes.sold_on
        and criteria.attribute_code = attributes.attribute_code

)

select * from valued
