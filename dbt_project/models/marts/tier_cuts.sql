with

cuts as (

    select * from {{ ref('tier_level__cut') }}

),

levels as (

    select * from {{ source('landing', 'policy_level') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

metrics as (

    select * from {{ source('landing', 'metric') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

run as (

    select * from {{ source('landing', 'run') }}

),

published as (

    select
        run.snapshot_id, run.as_of,
        levels.policy_id, levels.policy_version,
        cuts.scope_code, cuts.category_code, levels.level_code, levels.level_rank,
        criteria.criterion_id, criteria.metric, criteria.window_id,
        windows.start_on as window_start_on, windows.end_on as window_end_on,
        metrics.unit,
        cuts.cut_value, cuts.computed_on, cuts.is_frozen, cuts.customer_count, cuts.population_count

    from cuts
    cross join run
    inner join levels on cuts.evaluation_id = levels.evaluation_id and cuts.level_rank = levels.level_rank
    inner join criteria on cuts.evaluation_id = criteria.evaluation_id
    left join metrics on criteria.metric = metrics.metric
    left join windows on cuts.computed_on = windows.evaluated_on and criteria.window_id = windows.window_id

)

select * from published
