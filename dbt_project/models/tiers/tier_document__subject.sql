with

policies as (

    select * from {{ source('landing', 'policy') }} where kind = 'event' and missing_reason is null

),

admitted as (

    select * from {{ source('landing', 'policy_population') }}

),

customers as (

    select * from {{ ref('met_customer__known') }}

),

documents as (

    select * from {{ ref('met_sales__document') }}

),

restricted as (

    select distinct evaluation_id from admitted

),

subject as (

    select
        policies.evaluation_id,
        documents.customer_key,
        'document' as scope_code,
        concat(documents.namespace, '/', documents.document_code) as category_code,
        documents.namespace,
        documents.document_code,
        documents.sold_on

    from policies
    inner join documents
        on documents.sold_on >= policies.effective_from and documents.sold_on <= policies.evaluated_on
    inner join customers on documents.customer_key = customers.customer_key
    left join restricted on policies.evaluation_id = restricted.evaluation_id
    left join admitted
        on policies.evaluation_id = admitted.evaluation_id and customers.customer_type = admitted.customer_type
    where restricted.evaluation_id is null or admitted.evaluation_id is not null

)

select * from subject
