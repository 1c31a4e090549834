-- A returned row means that sale documents and their counted sale lines do not add up to the same amount.
with

lines as (

    select coalesce(sum(net_amount), 0) as amount
    from {{ ref('met_sales__line') }}
    where line_status = 'counted' and line_kind = 'sale'

),

documents as (

    select coalesce(sum(sale_amount), 0) as amount from {{ ref('met_sales__document') }}

),

differing as (

    select
        lines.amount as lines_amount,
        documents.amount as documents_amount

    from lines
    cross join documents
    where lines.amount <> documents.amount

)

select * from differing
