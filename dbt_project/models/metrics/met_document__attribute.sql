with

documents as (

    select distinct
        customer_key,
        sold_on

    from {{ ref('met_sales__document') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where kind = 'event'

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }} where attribute_code is not null

),

stated as (

    select * from {{ ref('met_attributes__stated') }}

),

asked as (

    select distinct criteria.attribute_code
    from criteria
    inner join policies on criteria.evaluation_id = policies.evaluation_id

),

ranked as (

    select
        documents.customer_key,
        documents.sold_on,
        stated.attribute_code,
        stated.attribute_value,
        row_number() over (
            partition by documents.customer_key, documents.sold_on, stated.attribute_code
            order by
                stated.origin_no,
                stated.assessed_on desc nulls last,
                stated.spoken_by,
                stated.attribute_value,
                stated.attribute_number
        ) as place

    from documents
    inner join stated
        on documents.customer_key = stated.customer_key
        and (stated.assessed_on is null or stated.assessed_on <= documents.sold_on)
    inner join asked on stated.attribute_code = asked.attribute_code

),

held as (

    select
        customer_key,
        sold_on,
        attribute_code,
        attribute_value

    from ranked
    where place = 1

)

select * from held
