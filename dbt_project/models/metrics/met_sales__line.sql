with

priced as (

    select * from {{ ref('met_sales__priced') }}

),

judged as (

    select
        *,
        case
            when delivery_status <> 'current' then delivery_status
            when is_headless then 'set_aside'
            when is_after_as_of then 'after_as_of'
            when coalesce(has_two_currencies, false) then 'set_aside'
            when rate is null then 'set_aside'
            when line_kind = 'excluded' then 'excluded'
            when coalesce(is_unexplained, false) then 'set_aside'
            when is_over_returned then 'set_aside'
            when is_anonymous then 'anonymous'
            else 'counted'
        end as line_status,
        case
            when delivery_status <> 'current' or is_after_as_of then null
            when is_headless then 'no_header'
            when coalesce(has_two_currencies, false) then 'two_currencies'
            when rate is null then 'no_rate'
            when line_kind = 'excluded' then excluded_reason
            when coalesce(is_unexplained, false) then 'negative_without_rule'
            when is_over_returned then 'over_returned'
            when line_kind = 'return' and matched_document_code is null then 'unmatched_return'
        end as status_reason

    from priced

),

converted as (

    select
        file_id,
        row_no,
        source_code,
        namespace,
        document_code,
        line_code,
        customer_key,
        item_code,
        category_code,
        sold_on,
        store_code,
        line_kind,
        line_status,
        status_reason,
        quantity,
        weight_kg,
        currency,
        document_amount,
        {{ convert_amount('document_amount', 'rate') }} as net_amount,
        matched_document_code,
        line_kind = 'return' and matched_document_code is null as is_unmatched_return

    from judged

)

select * from converted
