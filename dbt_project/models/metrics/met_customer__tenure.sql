with

customers as (

    select * from {{ ref('met_customer__known') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

dated as (

    select
        customers.customer_key,
        {{ month_number('run.as_of') }} - {{ month_number('customers.relationship_start_on') }} as boundary_count,
        extract(day from run.as_of) < extract(day from customers.relationship_start_on)
        and not run.is_month_end as is_month_incomplete

    from customers
    cross join run
    where customers.relationship_start_on is not null

),

completed as (

    select
        customer_key,
        cast(boundary_count - case when is_month_incomplete then 1 else 0 end as bigint) as tenure_months

    from dated

)

select * from completed
