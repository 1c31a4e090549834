with

stated as (

    select * from {{ ref('met_points__stated') }}

),

lots as (

    select * from {{ ref('met_points__lot') }} where is_cleared and left_points > 0

),

programs as (

    select * from {{ source('landing', 'points_program') }}

),

cleared as (

    select
        lots.customer_key,
        lots.program_code,
        programs.program_version,
        lots.end_on as entered_on,
        'expire' as entry_kind,
        cast(-sum(lots.left_points) as bigint) as points,
        cast(null as string) as namespace,
        cast(null as string) as document_code,
        cast(null as string) as entry_code,
        cast(null as date) as expires_on

    from lots
    inner join programs
        on lots.program_code = programs.program_code
        and lots.end_on >= programs.effective_from
        and (programs.effective_to is null or lots.end_on < programs.effective_to)
    group by lots.customer_key, lots.program_code, programs.program_version, lots.end_on

),

entries as (

    select * from stated
    union all
    select * from cleared

),

ordered as (

    select *, case when entry_kind = 'expire' then 0 when points > 0 then 1 else 2 end as part_no from entries

),

numbered as (

    select
        customer_key,
        program_code,
        program_version,
        row_number() over (
            partition by customer_key, program_code
            order by
                entered_on, part_no, entry_kind, namespace nulls first, document_code nulls first,
                entry_code nulls first, points
        ) as entry_no,
        entered_on,
        entry_kind,
        points,
        namespace,
        document_code,
        entry_code,
        expires_on

    from ordered

),

balanced as (

    select
        *,
        cast(
            sum(points) over (
                partition by customer_key, program_code
                order by entry_no rows between unbounded preceding and current row
            ) as bigint
        ) as balance_points

    from numbered

)

select * from balanced
