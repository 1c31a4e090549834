{{ config(materialized='view') }}

with

receivables as (

    select * from {{ ref('stg_receivables__receivable') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

rates as (

    select * from {{ ref('met_rates__day') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

known as (

    select
        receivables.*,
        identity_map.customer_key,
        run.as_of,
        case when receivables.currency = run.currency then cast(1 as decimal(18, 9)) else rates.rate end as rate

    from receivables
    left join identity_map
        on receivables.namespace = identity_map.namespace and receivables.customer_code = identity_map.customer_code
    left join rates on receivables.currency = rates.currency and receivables.issued_on = rates.valid_on
    cross join run

),

judged as (

    select
        file_id,
        row_no,
        source_code,
        namespace,
        customer_key,
        document_code,
        issued_on,
        due_on,
        settled_on,
        receivable_amount as document_amount,
        {{ convert_amount('receivable_amount', 'rate') }} as receivable_amount,
        coalesce(open_amount, receivable_amount) > 0 as is_owed,
        case
            when delivery_status <> 'current' then delivery_status
            when issued_on > as_of then 'after_as_of'
            else 'counted'
        end as line_status

    from known

)

select * from judged
