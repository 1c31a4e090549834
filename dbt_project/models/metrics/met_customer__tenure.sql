with

customers as (

    select * from {{ ref('met_customer__known') }}

),

evaluations as (

    select * from {{ source('landing', 'evaluation_day') }} where is_for_all

),

dated as (

    select
        customers.customer_key,
        evaluations.evaluated_on,
        {{ month_number('evaluations.evaluated_on') }}
        - {{ month_number('customers.relationship_start_on') }} as boundary_count,
        extract(day from evaluations.evaluated_on) < extract(day from customers.relationship_start_on)
        and not evaluations.is_month_end as is_month_incomplete

    from customers
    inner join evaluations on customers.relationship_start_on <= evaluations.evaluated_on

),

completed as (

    select
        customer_key,
        evaluated_on,
        cast(boundary_count - case when is_month_incomplete then 1 else 0 end as bigint) as tenure_months

    from dated

)

select * from completed
