with

lots as (

    select * from {{ ref('met_points__lot') }} where end_on is null and left_points > 0

),

programs as (

    select * from {{ source('landing', 'points_program') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

summed as (

    select
        program_code,
        expires_on,
        cast(sum(left_points) as bigint) as open_points,
        cast(count(*) as bigint) as customer_count

    from lots
    group by program_code, expires_on

),

published as (

    select
        run.snapshot_id,
        run.as_of,
        summed.program_code,
        programs.program_version,
        summed.expires_on,
        summed.open_points,
        summed.customer_count,
        case when programs.value_per_point is not null then programs.currency end as currency,
        cast({{ exact_product('summed.open_points', 'programs.value_per_point') }} as decimal(38, 6)) as value_amount

    from summed
    cross join run
    left join programs
        on summed.program_code = programs.program_code
        and run.as_of >= programs.effective_from
        and (programs.effective_to is null or run.as_of < programs.effective_to)

)

select * from published
