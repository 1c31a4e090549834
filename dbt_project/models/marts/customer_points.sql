with

ledger as (

    select * from {{ ref('met_points__ledger') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        ledger.customer_key,
        ledger.program_code,
        ledger.program_version,
        ledger.entry_no,
        ledger.entered_on,
        ledger.entry_kind,
        ledger.points,
        ledger.balance_points,
        ledger.expires_on,
        ledger.namespace,
        ledger.document_code,
        ledger.entry_code

    from ledger
    cross join run

)

select * from published
