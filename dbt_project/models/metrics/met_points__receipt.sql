{{ config(materialized='view') }}

with

lines as (

    select lines.*
    from {{ ref('met_sales__line') }} as lines
    cross join (select min(effective_from) as begun_on from {{ source('landing', 'points_program') }}) as programs
    where lines.line_status = 'counted' and lines.sold_on >= programs.begun_on

),

own as (

    select
        namespace,
        document_code,
        customer_key,
        category_code,
        min(sold_on) over (partition by namespace, document_code, customer_key) as sold_on,
        net_amount

    from lines
    where matched_document_code is null

),

receipts as (

    select distinct namespace, document_code, customer_key, sold_on from own

),

changes as (

    select
        namespace,
        document_code,
        customer_key,
        sold_on,
        sold_on as changed_on,
        0 as return_no,
        category_code,
        net_amount

    from own
    union all
    select
        receipts.namespace,
        receipts.document_code,
        receipts.customer_key,
        receipts.sold_on,
        greatest(lines.sold_on, receipts.sold_on) as changed_on,
        1 as return_no,
        lines.category_code,
        lines.net_amount

    from lines
    inner join receipts
        on lines.namespace = receipts.namespace and lines.matched_document_code = receipts.document_code

),

steps as (

    select distinct namespace, document_code, customer_key, sold_on, changed_on, return_no from changes

),

standing as (

    select
        steps.namespace,
        steps.document_code,
        steps.customer_key,
        steps.sold_on,
        steps.changed_on,
        steps.return_no,
        changes.category_code,
        cast(sum(changes.net_amount) as decimal(38, 6)) as net_amount

    from steps
    inner join changes
        on steps.namespace = changes.namespace
        and steps.document_code = changes.document_code
        and steps.customer_key = changes.customer_key
        and (
            changes.changed_on < steps.changed_on
            or changes.changed_on = steps.changed_on and changes.return_no <= steps.return_no
        )
    group by
        steps.namespace, steps.document_code, steps.customer_key, steps.sold_on, steps.changed_on, steps.return_no,
        changes.category_code

)

select * from standing
