with

entries as (

    select * from {{ ref('met_points__entry') }} where line_status = 'counted'

),

given as (

    select * from {{ ref('met_points__given') }}

),

programs as (

    select * from {{ source('landing', 'points_program') }}

),

periods as (

    select * from {{ source('landing', 'points_period') }}

),

everything as (

    select
        customer_key,
        program_code,
        entered_on,
        entry_kind,
        points,
        namespace,
        document_code,
        entry_code,
        expires_on

    from entries
    union all
    select
        customer_key,
        program_code,
        entered_on,
        case when sum(points) < 0 then 'reverse' else 'earn' end as entry_kind,
        cast(sum(points) as bigint) as points,
        namespace,
        document_code,
        null as entry_code,
        null as expires_on

    from given
    group by customer_key, program_code, entered_on, namespace, document_code, return_no

),

dated as (

    select
        everything.customer_key,
        everything.program_code,
        programs.program_version,
        everything.entered_on,
        everything.entry_kind,
        everything.points,
        everything.namespace,
        everything.document_code,
        everything.entry_code,
        case when everything.points > 0 then coalesce(everything.expires_on, periods.expires_on) end as expires_on

    from everything
    left join programs
        on everything.program_code = programs.program_code
        and everything.entered_on >= programs.effective_from
        and (programs.effective_to is null or everything.entered_on < programs.effective_to)
    left join periods
        on everything.program_code = periods.program_code
        and everything.entered_on < periods.end_on
        and (periods.start_on is null or everything.entered_on >= periods.start_on)

)

select * from dated
