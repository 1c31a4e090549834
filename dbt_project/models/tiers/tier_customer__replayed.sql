with recursive

due as (

    select * from {{ ref('tier_customer__due') }}

),

carried as (

    select * from {{ source('landing', 'policy_carry') }}

),

replayed as (

    select * from {{ ref('tier_customer__begun') }}
    union all
    select
        policy_id, customer_key, scope_code, category_code, step_no, evaluation_id, policy_version, level_rank,
        nullif(official_place, no_rank) as official_rank,
        case when official_place = kept_place then since_on when holds_levels then evaluated_on end as since_on,
        case when is_confirmed then evaluated_on else earned_on end as earned_on,
        case when cause_code = 'grace' then forgiven_count + 1 when is_at_rest then forgiven_count else 0 end,
        cause_code = 'excluded' or is_decided as is_overridden,
        case
            when cause_code <> 'excluded' and is_decided then concat('override_', override_kind) else cause_code
        end as cause_code
    from (
        select
            *,
            cause_code in ('first', 'upgrade', 'drop', 'override_ended', 'qualified', 'retained') as is_confirmed,
            cause_code in ('unchanged', 'succession', 'unknown', 'sticky', 'valid', 'floor') as is_at_rest,
            case
                when cause_code in ('first', 'upgrade', 'override_ended', 'computed') then computed_rank
                when cause_code = 'drop' then nullif(drop_place, no_rank)
                when cause_code <> 'excluded' then nullif(held_place, no_rank)
            end as level_rank,
            case when cause_code = 'excluded' then no_rank
                else greatest(best_place, least(worst_place, coalesce(level_rank, no_rank))) end as official_place,
            is_set or official_place <> coalesce(level_rank, no_rank) as is_decided
        from (
            select
                due.*,
                held.since_on,
                held.forgiven_count,
                coalesce(moved.to_rank, no_rank) as held_place,
                coalesce(moved.is_same_level, true) as is_same,
                case when coalesce(shown.is_same_level, true) then coalesce(shown.to_rank, no_rank) end as kept_place,
                case when is_same then held.earned_on else due.evaluated_on end as earned_on,
                least(today_place, held_place + max_drop, greatest(held_place, floor_place)) as drop_place,
                case
                    when is_excluded then 'excluded'
                    when held.is_overridden and (
                        held.official_rank is null
                        or not is_set and held_place = greatest(best_place, least(worst_place, held_place))
                    ) then 'override_ended'
                    when not holds_levels and not is_set then 'computed'
                    when is_unknown and is_review and not is_set then 'unknown'
                    when is_set or is_unknown
                        or today_place < held_place and not may_rise
                        or today_place >= held_place and (not is_review or held_place = no_rank)
                        then case when is_same then 'unchanged' else 'succession' end
                    when today_place < held_place and held_place = no_rank then 'first'
                    when today_place < held_place then 'upgrade'
                    when today_place = held_place then 'qualified'
                    when retained.level_rank is not null then 'retained'
                    when is_never_lowered then 'sticky'
                    when earned_on >= valid_since then 'valid'
                    when held.forgiven_count < grace_reviews then 'grace'
                    when drop_place = held_place then 'floor'
                    else 'drop'
                end as cause_code
            from replayed as held
            inner join due using (policy_id, customer_key, scope_code, category_code)
            left join carried as moved
                on due.evaluation_id = moved.evaluation_id
                and held.policy_version = moved.from_version and held.level_rank = moved.from_rank
            left join carried as shown
                on due.evaluation_id = shown.evaluation_id
                and held.policy_version = shown.from_version and held.official_rank = shown.from_rank
            left join {{ ref('tier_customer__retained') }} as retained
                on due.evaluation_id = retained.evaluation_id
                and due.customer_key = retained.customer_key
                and due.scope_code = retained.scope_code
                and due.category_code = retained.category_code
                and moved.to_rank = retained.level_rank
            where due.step_no = held.step_no + 1
        ) as decided
    ) as placed

),

days as (

    select * from replayed where step_no > 0

)

select * from days
