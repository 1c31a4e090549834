with

documents as (

    select * from {{ ref('met_sales__document') }}

),

returns as (

    select * from {{ ref('met_sales__line') }}
    where line_status = 'counted' and line_kind = 'return' and matched_document_code is not null

),

changes as (

    select
        namespace,
        document_code,
        customer_key,
        sold_on,
        sold_on as changed_on,
        sale_amount as amount

    from documents
    union all
    select
        documents.namespace,
        documents.document_code,
        documents.customer_key,
        documents.sold_on,
        greatest(returns.sold_on, documents.sold_on) as changed_on,
        returns.net_amount as amount

    from returns
    inner join documents
        on returns.namespace = documents.namespace and returns.matched_document_code = documents.document_code

),

changed as (

    select
        namespace,
        document_code,
        customer_key,
        sold_on,
        changed_on,
        cast(sum(amount) as decimal(38, 6)) as amount

    from changes
    group by namespace, document_code, customer_key, sold_on, changed_on

),

netted as (

    select
        namespace,
        document_code,
        customer_key,
        sold_on,
        changed_on as net_from,
        lead(changed_on) over (partition by namespace, document_code, customer_key order by changed_on) as net_to,
        cast(
            sum(amount) over (
                partition by namespace, document_code, customer_key
                order by changed_on
                rows between unbounded preceding and current row
            ) as decimal(38, 6)
        ) as net_amount

    from changed

)

select * from netted
