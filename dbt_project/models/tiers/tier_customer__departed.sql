with

earlier as (

    select * from {{ source('landing', 'prior_customer') }}

),

customers as (

    select * from {{ ref('met_customer__known') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

named as (

    select * from {{ ref('stg_customers__named') }}

),

copies as (

    select * from {{ ref('stg_files__copy') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

compared as (

    select
        earlier.seq as prior_seq,
        earlier.customer_key,
        customers.customer_key is not null as is_known

    from earlier
    left join customers on earlier.customer_key = customers.customer_key

),

explained as (

    select
        compared.customer_key,
        case
            when named.is_anonymous then null
            when copies.delivery_status is not null then copies.delivery_status
            when named.stated_on > run.as_of and named.table_name = 'customer' then 'starts_after_as_of'
            when named.stated_on > run.as_of then 'after_as_of'
        end as row_reason

    from compared
    inner join identity_map on compared.customer_key = identity_map.customer_key
    inner join named
        on identity_map.namespace = named.namespace and identity_map.customer_code = named.customer_code
    left join copies
        on named.table_name = copies.table_name and named.file_id = copies.file_id and named.row_no = copies.row_no
    cross join run
    where not compared.is_known

),

reasons as (

    select
        customer_key,
        case when count(*) = count(row_reason) then max(row_reason) end as reason_code

    from explained
    group by customer_key

),

judged as (

    select
        compared.prior_seq,
        compared.customer_key,
        compared.is_known,
        reasons.reason_code

    from compared
    left join reasons on compared.customer_key = reasons.customer_key

)

select * from judged
