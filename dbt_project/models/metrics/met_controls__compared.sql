with

totalled as (

    select * from {{ ref('met_controls__total') }}

),

documents as (

    select * from {{ ref('met_controls__document') }}

),

tolerances as (

    select * from {{ source('landing', 'control_tolerance') }}

),

dateless as (

    select
        table_name,
        source_code,
        cast(sum(row_count) as bigint) as row_count

    from documents
    where business_on is null
    group by table_name, source_code

),

differing as (

    select
        totalled.*,
        totalled.our_amount - totalled.control_amount as difference_amount,
        greatest(
            coalesce(tolerances.tolerance_amount, 0),
            coalesce({{ exact_product('abs(totalled.control_amount)', 'tolerances.tolerance_share') }}, 0)
        ) as tolerance_amount,
        coalesce(dateless.row_count, 0) as dateless_count

    from totalled
    left join tolerances on totalled.source_code = tolerances.source_code
    left join dateless
        on totalled.table_name = dateless.table_name and totalled.source_code = dateless.source_code

),

compared as (

    select
        control_source_code,
        source_code,
        table_name,
        store_code,
        start_on,
        end_on,
        currency,
        control_amount,
        our_amount,
        difference_amount,
        tolerance_amount,
        control_count,
        our_count,
        excluded_amount,
        excluded_count,
        set_aside_amount,
        set_aside_count,
        quarantined_amount,
        quarantined_count,
        dateless_count,
        currency_count > 1 as has_two_currencies,
        abs(difference_amount) <= tolerance_amount
        and coalesce(control_count = our_count, true)
        and currency_count <= 1 as is_within

    from differing

)

select * from compared
