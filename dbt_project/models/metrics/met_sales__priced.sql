{{ config(materialized='view') }}

with

lines as (

    select * from {{ ref('met_sales__stated') }}

),

matches as (

    select * from {{ ref('met_sales__return') }}

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

two_currencies as (

    select * from {{ ref('met_sales__two_currencies') }}

),

items as (

    select * from {{ ref('stg_items__item') }}

),

rates as (

    select * from {{ ref('met_rates__day') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

priced as (

    select
        lines.file_id,
        lines.row_no,
        lines.source_code,
        lines.namespace,
        lines.document_code,
        lines.line_code,
        identity_map.customer_key,
        lines.item_code,
        coalesce(items.category_code, '') as category_code,
        lines.sold_on,
        lines.store_code,
        lines.line_kind,
        lines.excluded_reason,
        lines.quantity,
        coalesce(
            lines.weight_kg,
            cast({{ round_half_even(exact_product('lines.quantity', 'items.weight_kg'), 6) }} as decimal(38, 6))
        ) as weight_kg,
        lines.currency,
        lines.net_amount as document_amount,
        case when lines.currency = run.currency then cast(1 as decimal(18, 9)) else rates.rate end as rate,
        matches.original_document_code as matched_document_code,
        coalesce(matches.is_over_returned, false) as is_over_returned,
        lines.delivery_status,
        lines.is_headless,
        two_currencies.document_code is not null as has_two_currencies,
        lines.is_unruled and lines.line_kind = 'sale' and (lines.net_amount < 0 or lines.quantity < 0) as is_unexplained,
        lines.is_anonymous and matches.original_customer_code is null as is_anonymous,
        lines.sold_on > run.as_of as is_after_as_of

    from lines
    left join matches on lines.file_id = matches.file_id and lines.row_no = matches.row_no
    left join identity_map
        on lines.namespace = identity_map.namespace
        and case when lines.is_anonymous then matches.original_customer_code else lines.customer_code end
        = identity_map.customer_code
    left join two_currencies
        on lines.namespace = two_currencies.namespace and lines.document_code = two_currencies.document_code
    left join items on lines.namespace = items.namespace and lines.item_code = items.item_code
    left join rates
        on lines.currency = rates.currency and coalesce(matches.original_sold_on, lines.sold_on) = rates.valid_on
    cross join run

)

select * from priced
