with

reached as (

    select * from {{ ref('tier_customer__reached') }} where status in ('rated', 'ungraded')

),

outlook as (

    select * from {{ ref('tier_customer__outlook') }}

),

policies as (

    select * from {{ source('landing', 'policy') }} where is_as_of or is_projection

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

retain_bars as (

    select distinct evaluation_id, level_code from {{ source('landing', 'policy_node') }} where purpose = 'retain'

),

aimed as (

    select
        reached.evaluation_id,
        reached.customer_key,
        reached.scope_code,
        reached.category_code,
        'reach' as step_code,
        reached.level_code as held_level_code,
        reached.is_overridden,
        reached.missing_reason,
        levels.level_code,
        levels.level_rank,
        'reach' as purpose,
        policies.kind,
        cast(null as string) as projected_level_code,
        coalesce(computed.level_rank <= levels.level_rank, false) as is_met

    from reached
    inner join policies on reached.evaluation_id = policies.evaluation_id
    inner join levels
        on reached.evaluation_id = levels.evaluation_id
        and coalesce(reached.level_rank, policies.no_rank) - 1 = levels.level_rank
    left join levels as computed
        on reached.evaluation_id = computed.evaluation_id and reached.computed_level_code = computed.level_code
    union all
    select
        outlook.evaluation_id,
        outlook.customer_key,
        outlook.scope_code,
        outlook.category_code,
        'keep' as step_code,
        outlook.level_code as held_level_code,
        false as is_overridden,
        outlook.missing_reason,
        outlook.kept_level_code,
        outlook.kept_rank,
        case when retain_bars.level_code is null then 'reach' else 'retain' end as purpose,
        policies.kind,
        outlook.projected_level_code,
        outlook.is_kept as is_met

    from outlook
    inner join policies on outlook.evaluation_id = policies.evaluation_id
    left join retain_bars
        on outlook.evaluation_id = retain_bars.evaluation_id and outlook.kept_level_code = retain_bars.level_code

),

goals as (

    select
        *,
        case
            when purpose = 'retain' or kind in ('groups', 'event') then 'condition'
            when kind = 'bands' then 'band'
            when kind = 'scorecard' then 'points'
            when kind in ('share', 'pareto') then 'comparison'
        end as way

    from aimed

)

select * from goals
