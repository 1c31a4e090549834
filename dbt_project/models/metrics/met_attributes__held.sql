with

said as (

    select * from {{ ref('met_attributes__stated') }}

),

opportunities as (

    select * from {{ ref('met_customer__opportunity') }} where intent_status is not null

),

asked as (

    select * from {{ ref('met_attributes__asked') }}

),

stated as (

    select
        said.customer_key,
        asked.evaluated_on,
        said.attribute_code,
        said.attribute_value,
        said.attribute_number,
        said.assessed_on,
        said.origin_no,
        said.spoken_by

    from said
    inner join asked
        on said.attribute_code = asked.attribute_code
        and (said.assessed_on is null or said.assessed_on <= asked.evaluated_on)

    union all

    select opportunities.customer_key, asked.evaluated_on, 'intent_status', opportunities.intent_status, null, null, 2, ''
    from opportunities
    inner join asked on asked.attribute_code = 'intent_status' and opportunities.evaluated_on = asked.evaluated_on

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
