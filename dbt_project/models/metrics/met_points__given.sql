with

receipts as (

    select * from {{ ref('met_points__receipt') }}

),

programs as (

    select * from {{ source('landing', 'points_program') }}

),

-- A receipt earns, and gives back, at the rate of the version it was sold under.
rated as (

    select
        programs.program_code,
        receipts.*,
        {{ exact_product('receipts.net_amount', 'programs.points_per_unit') }} as exact_points,
        sum({{ exact_product('receipts.net_amount', 'programs.points_per_unit') }}) over (
            partition by
                programs.program_code, receipts.namespace, receipts.document_code, receipts.customer_key,
                receipts.changed_on, receipts.return_no
        ) as exact_total

    from receipts
    inner join programs
        on receipts.sold_on >= programs.effective_from
        and (programs.effective_to is null or receipts.sold_on < programs.effective_to)

),

rounded as (

    select
        *,
        cast(sign(exact_points) * floor(abs(exact_points)) as bigint) as category_points,
        cast(sign(exact_total) * floor(abs(exact_total)) as bigint) as whole_points,
        row_number() over (
            partition by program_code, namespace, document_code, customer_key, changed_on, return_no
            order by exact_points desc, category_code
        ) as place

    from rated

),

-- Rounded once per receipt: what its categories lack of that belongs to the largest.
stood as (

    select *,
        case
            when place > 1 then category_points
            else category_points + whole_points - sum(category_points) over (
                partition by program_code, namespace, document_code, customer_key, changed_on, return_no
            )
        end as standing_points

    from rounded

),

changed as (

    select
        stood.*,
        standing_points - lag(standing_points, 1, 0) over (
            partition by program_code, namespace, document_code, customer_key, category_code
            order by changed_on, return_no
        ) as points

    from stood

),

given as (

    select
        changed.customer_key,
        changed.program_code,
        programs.program_version,
        changed.changed_on as entered_on,
        changed.namespace,
        changed.document_code,
        changed.return_no,
        changed.category_code,
        cast(changed.points as bigint) as points

    from changed
    inner join programs
        on changed.program_code = programs.program_code
        and programs.earns_from_receipts and changed.changed_on >= programs.effective_from
        and (programs.effective_to is null or changed.changed_on < programs.effective_to)
    where changed.points <> 0

)

select * from given
