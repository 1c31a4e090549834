with recursive

due as (

    select * from {{ ref('tier_customer__due') }}

),

carried as (

    select * from {{ source('landing', 'policy_carry') }}

),

retained as (

    select * from {{ ref('tier_customer__retained') }}

),

replayed as (

    select
        policy_id, customer_key, scope_code, category_code,
        cast(0 as bigint) as step_no,
        cast(null as string) as evaluation_id,
        cast(null as string) as policy_version,
        cast(null as bigint) as level_rank,
        cast(null as bigint) as official_rank,
        cast(null as date) as since_on,
        cast(null as date) as earned_on,
        cast(0 as bigint) as forgiven_count,
        false as is_overridden,
        cast(null as string) as cause_code

    from due
    where step_no = 1
    union all
    select
        policy_id, customer_key, scope_code, category_code, step_no, evaluation_id, policy_version, level_rank,
        nullif(official_place, no_rank) as official_rank,
        case when official_place = same_official_place then since_on else evaluated_on end as since_on,
        case when is_confirmed then evaluated_on else earned_on end as earned_on,
        case when cause_code = 'grace' then forgiven_count + 1 when is_at_rest then forgiven_count else 0 end,
        cause_code = 'excluded' or official_place <> coalesce(level_rank, no_rank) as is_overridden,
        case
            when cause_code = 'excluded' or official_place = coalesce(level_rank, no_rank) then cause_code
            else concat('override_', override_kind)
        end as cause_code

    from (
        select
            *,
            cause_code in ('first', 'upgrade', 'drop', 'override_ended', 'qualified', 'retained') as is_confirmed,
            cause_code in ('unchanged', 'succession', 'unknown', 'sticky', 'valid', 'floor') as is_at_rest,
            case
                when cause_code in ('override_ended', 'first', 'upgrade') then computed_rank
                when cause_code = 'drop' then nullif(drop_place, no_rank)
                when cause_code <> 'excluded' then nullif(held_place, no_rank)
            end as level_rank,
            case
                when cause_code = 'excluded' then no_rank
                else greatest(best_place, least(worst_place, coalesce(level_rank, no_rank)))
            end as official_place

        from (
            select
                due.*,
                held.since_on,
                held.forgiven_count,
                coalesce(moved.to_rank, due.no_rank) as held_place,
                case when coalesce(shown.is_same_level, true) then coalesce(shown.to_rank, due.no_rank) end
                    as same_official_place,
                coalesce(moved.is_same_level, true) as is_same_level,
                case when is_same_level then held.earned_on else due.evaluated_on end as earned_on,
                least(
                    due.today_place, held_place + due.max_drop, greatest(held_place, due.floor_place)
                ) as drop_place,
                case
                    when due.is_excluded then 'excluded'
                    when held.is_overridden and (
                        held.official_rank is null
                        or held_place = greatest(due.best_place, least(due.worst_place, held_place))
                    ) then 'override_ended'
                    when due.is_unknown and due.is_review and not due.is_set then 'unknown'
                    when due.is_set
                        or due.is_unknown
                        or due.today_place < held_place and not due.may_rise
                        or due.today_place >= held_place and (not due.is_review or held_place = due.no_rank)
                        then case when is_same_level then 'unchanged' else 'succession' end
                    when due.today_place < held_place and held_place = due.no_rank then 'first'
                    when due.today_place < held_place then 'upgrade'
                    when due.today_place = held_place then 'qualified'
                    when retained.level_rank is not null then 'retained'
                    when due.is_never_lowered then 'sticky'
                    when earned_on >= due.valid_since then 'valid'
                    when held.forgiven_count < due.grace_reviews then 'grace'
                    when drop_place = held_place then 'floor'
                    else 'drop'
                end as cause_code

            from replayed as held
            inner join due
                on held.policy_id = due.policy_id
                and held.customer_key = due.customer_key
                and held.scope_code = due.scope_code
                and held.category_code = due.category_code
                and held.step_no + 1 = due.step_no
            left join carried as moved
                on due.evaluation_id = moved.evaluation_id
                and held.policy_version = moved.from_version
                and held.level_rank = moved.from_rank
            left join carried as shown
                on due.evaluation_id = shown.evaluation_id
                and held.policy_version = shown.from_version
                and held.official_rank = shown.from_rank
            left join retained
                on due.evaluation_id = retained.evaluation_id
                and held.customer_key = retained.customer_key
                and held.scope_code = retained.scope_code
                and held.category_code = retained.category_code
                and moved.to_rank = retained.level_rank
        ) as decided
    ) as placed

)

select * from replayed where step_no > 0
