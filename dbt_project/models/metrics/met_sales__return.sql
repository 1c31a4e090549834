with

lines as (

    select lines.*
    from {{ ref('met_sales__stated') }} as lines
    left join {{ ref('met_sales__two_currencies') }} as disputed using (namespace, document_code)
    where lines.delivery_status = 'current' and not lines.is_headless and disputed.document_code is null

),

run as (

    select * from {{ source('landing', 'run') }}

),

returns as (

    select
        lines.file_id,
        lines.row_no,
        lines.namespace,
        lines.document_code,
        lines.line_code,
        lines.sold_on,
        lines.original_document_code,
        lines.original_line_code,
        abs(lines.quantity) as returned_quantity,
        abs(lines.net_amount) as returned_amount

    from lines
    cross join run
    where lines.line_kind = 'return' and lines.sold_on <= run.as_of
        and lines.original_document_code is not null
        and lines.original_line_code is not null

),

originals as (

    select
        lines.namespace,
        lines.document_code,
        lines.line_code,
        min(lines.sold_on) as sold_on,
        sum(lines.quantity) as sold_quantity,
        sum(lines.net_amount) as sold_amount,
        max(case when not lines.is_anonymous then lines.customer_code end) as customer_code

    from lines
    cross join run
    where lines.line_kind = 'sale' and lines.sold_on <= run.as_of
    group by lines.namespace, lines.document_code, lines.line_code

),

matched as (

    select
        returns.file_id,
        returns.row_no,
        returns.namespace,
        returns.original_document_code,
        originals.sold_on as original_sold_on,
        originals.customer_code as original_customer_code,
        originals.sold_quantity,
        originals.sold_amount,
        sum(returns.returned_quantity) over until_now as quantity_so_far,
        sum(returns.returned_amount) over until_now as amount_so_far

    from returns
    inner join originals
        on returns.namespace = originals.namespace
        and returns.original_document_code = originals.document_code
        and returns.original_line_code = originals.line_code
    window until_now as (
        partition by returns.namespace, returns.original_document_code, returns.original_line_code
        order by returns.sold_on, returns.document_code, returns.line_code nulls first, returns.file_id, returns.row_no
        rows between unbounded preceding and current row
    )

),

judged as (

    select
        file_id,
        row_no,
        namespace,
        original_document_code,
        original_sold_on,
        original_customer_code,
        coalesce(quantity_so_far > sold_quantity, amount_so_far > sold_amount) as is_over_returned

    from matched

)

select * from judged
