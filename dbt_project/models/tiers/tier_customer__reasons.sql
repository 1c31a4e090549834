with

steps as (

    select * from {{ ref('tier_customer__bars') }}
    union all
    select * from {{ ref('tier_customer__totals') }}
    union all
    select * from {{ ref('tier_customer__tests') }}

),

criteria as (

    select * from {{ source('landing', 'policy_criterion') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

worded as (

    select
        steps.*,
        criteria.metric,
        criteria.window_id,
        windows.start_on as window_start_on,
        windows.end_on as window_end_on,
        coalesce(criteria.criterion_name_en, 'Score') as name_en,
        coalesce(criteria.criterion_name_zh, '总分') as name_zh,
        coalesce(steps.text_value, {{ number_words('steps.value') }}, '-') as value_text,
        case when steps.bar_en is null then '' else concat(' (', steps.bar_en, ')') end as bar_words_en,
        case when steps.bar_zh is null then '' else concat('(', steps.bar_zh, ')') end as bar_words_zh,
        case
            when steps.missing_reason = 'no_band' then 'in no band'
            when steps.missing_reason = 'unknown_code' then 'unknown code'
            when steps.missing_reason = 'missing_value' then 'no value'
            when steps.missing_reason is not null then 'not enough known'
            when steps.criterion_level_code is not null then steps.criterion_level_code
            else 'not met'
        end as verdict_en,
        case
            when steps.missing_reason = 'no_band' then '不在任何档内'
            when steps.missing_reason = 'unknown_code' then '代码未知'
            when steps.missing_reason = 'missing_value' then '缺少数据'
            when steps.missing_reason is not null then '已知数据不足'
            when steps.criterion_level_code is not null then steps.criterion_level_code
            else '未达到'
        end as verdict_zh

    from steps
    left join criteria on steps.policy_id = criteria.policy_id and steps.measured_id = criteria.criterion_id
    left join windows on criteria.window_id = windows.window_id and criteria.metric is not null

),

told as (

    select
        policy_id,
        policy_version,
        customer_key,
        scope_code,
        category_code,
        tested_level_code,
        step_no,
        criterion_id,
        metric,
        window_id,
        window_start_on,
        window_end_on,
        value,
        operator,
        threshold,
        passed,
        criterion_level_code,
        points,
        weight,
        missing_reason,
        concat(name_en, ': ', value_text, bar_words_en, ': ', verdict_en) as sentence_en,
        concat(name_zh, ':', value_text, bar_words_zh, ':', verdict_zh) as sentence_zh

    from worded

)

select * from told
