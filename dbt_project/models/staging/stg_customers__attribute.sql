with

source as (

    select * from {{ source('landing', 'customer_attribute') }}

),

masters as (

    select * from {{ ref('stg_customers__delivered') }}

),

ranked as (

    select
        source.*,
        masters.delivery_status,
        row_number() over (
            partition by source.namespace, source.customer_code, source.attribute_code, masters.delivery_status
            order by masters.source_order, source.source_code, source.file_id, source.row_no
        ) as place

    from source
    inner join masters on source.file_id = masters.file_id and source.row_no = masters.row_no

),

judged as (

    select
        ---------- ids
        file_id,
        row_no,
        source_code,
        namespace,
        customer_code,
        attribute_code,

        ---------- texts
        attribute_value,
        case when delivery_status = 'current' and place > 1 then 'superseded' else delivery_status end as delivery_status

    from ranked

)

select * from judged
