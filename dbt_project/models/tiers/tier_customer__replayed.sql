with recursive

replayed as (

    select * from {{ ref('tier_customer__begun') }}
    union all
    select
        policy_id, customer_key, scope_code, category_code, step_no, evaluation_id, policy_version, level_rank,
        nullif(official_place, no_rank) as official_rank,
        case when official_place = kept_place then held_since_on when holds_levels then evaluated_on end as since_on,
        case when is_confirmed then evaluated_on else earned_on end as earned_on,
        case
            when cause_code = 'grace' then forgiven_count + 1
            when not is_confirmed and cause_code <> 'excluded' then forgiven_count else 0 end,
        cause_code = 'excluded' or is_decided as is_overridden,
        case
            when cause_code <> 'excluded' and is_decided then concat('override_', override_kind) else cause_code
        end as cause_code,
        case when is_given then policy_version else given_by_before end as given_by
    from (
        select
            *,
            cause_code in ('first', 'upgrade', 'drop', 'override_ended')
            or cause_code = 'computed' and today_place <> held_place as is_given,
            is_given or cause_code in ('qualified', 'retained', 'grandfathered') as is_confirmed,
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
                case when holds_levels then held.since_on end as held_since_on,
                held.forgiven_count,
                held.given_by as given_by_before,
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
                    when grandfathered.level_rank <= held_place then 'grandfathered'
                    when is_never_lowered then 'sticky'
                    when earned_on >= valid_since then 'valid'
                    when held.forgiven_count < grace_reviews then 'grace'
                    when drop_place = held_place then 'floor'
                    else 'drop'
                end as cause_code
            from replayed as held
            inner join {{ ref('tier_customer__due') }} as due using (policy_id, customer_key, scope_code, category_code)
            left join {{ source('landing', 'policy_carry') }} as moved
                on due.evaluation_id = moved.evaluation_id
                and held.policy_version = moved.from_version and held.level_rank = moved.from_rank
            left join {{ source('landing', 'policy_carry') }} as shown
                on due.evaluation_id = shown.evaluation_id
                and held.policy_version = shown.from_version and held.official_rank = shown.from_rank
            left join {{ ref('tier_customer__retained') }} as retained
                on due.evaluation_id = retained.evaluation_id
                and due.customer_key = retained.customer_key
                and due.scope_code = retained.scope_code
                and due.category_code = retained.category_code
                and moved.to_rank = retained.level_rank
            left join {{ ref('tier_customer__grandfathered') }} as grandfathered
                on due.evaluation_id = grandfathered.evaluation_id
                and due.customer_key = grandfathered.customer_key
                and due.scope_code = grandfathered.scope_code
                and due.category_code = grandfathered.category_code
                and held.given_by = grandfathered.given_by
            where due.step_no = held.step_no + 1 and (not is_supposed or changed_on is not distinct from held.since_on)
        ) as decided
    ) as placed

),

days as (

    select * from replayed where step_no > 0

)

select * from days
