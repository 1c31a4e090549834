with

of_masters as (

    select * from {{ ref('stg_customers__attribute') }}

),

assessments as (

    select * from {{ ref('met_attributes__attribute') }} where line_status = 'counted'

),

opportunities as (

    select * from {{ ref('met_customer__opportunity') }} where intent_status is not null

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

asked as (

    select * from {{ ref('met_attributes__asked') }}

),

stated as (

    select
        assessments.customer_key,
        asked.evaluated_on,
        assessments.attribute_code,
        assessments.attribute_value,
        assessments.attribute_number,
        assessments.assessed_on,
        1 as origin_no,
        assessments.source_code as spoken_by

    from assessments
    inner join asked on assessments.attribute_code = asked.attribute_code and assessments.assessed_on <= evaluated_on

    union all

    select opportunities.customer_key, asked.evaluated_on, 'intent_status', opportunities.intent_status, null, null, 2, ''
    from opportunities
    inner join asked on asked.attribute_code = 'intent_status' and opportunities.evaluated_on = asked.evaluated_on

    union all

    select
        identity_map.customer_key,
        asked.evaluated_on,
        of_masters.attribute_code,
        of_masters.attribute_value,
        null,
        null,
        3 + identity_map.member_order,
        concat(of_masters.namespace, ' ', of_masters.customer_code)

    from of_masters
    inner join identity_map
        on of_masters.namespace = identity_map.namespace and of_masters.customer_code = identity_map.customer_code
    inner join asked on of_masters.attribute_code = asked.attribute_code

),

ranked as (

    select
        stated.*,
        row_number() over (
            partition by customer_key, attribute_code, evaluated_on
            order by origin_no, assessed_on desc nulls last, spoken_by, attribute_value, attribute_number
        ) as place

    from stated

),

held as (

    select
        customer_key,
        attribute_code,
        evaluated_on,
        attribute_value,
        cast(attribute_number as decimal(38, 6)) as attribute_number

    from ranked
    where place = 1

)

select * from held
