-- A returned row is a level that begins no higher than a worse one, or a cut frozen on a day that was not yet over.
with

cuts as (

    select * from {{ ref('tier_cuts') }}

),

paired as (

    select
        better.policy_id,
        better.scope_code,
        better.category_code,
        better.level_code,
        better.cut_value,
        worse.cut_value as worse_value

    from cuts as better
    inner join cuts as worse
        on better.policy_id = worse.policy_id
        and better.scope_code = worse.scope_code
        and better.category_code = worse.category_code
        and better.level_rank < worse.level_rank
    where better.cut_value is null or better.cut_value <= worse.cut_value

),

early as (

    select policy_id, scope_code, category_code, level_code, cut_value, cast(null as decimal(38, 6)) as worse_value
    from cuts
    where (is_frozen and computed_on >= as_of) or (not is_frozen and computed_on <> as_of)

),

faults as (

    select * from paired
    union all
    select * from early

)

select * from faults
