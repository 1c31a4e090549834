with

shown as (

    select * from {{ ref('tier_customer__steps') }}

),

windows as (

    select * from {{ source('landing', 'window') }}

),

worded as (

    select
        shown.*,
        windows.start_on as window_start_on,
        windows.end_on as window_end_on,
        coalesce(shown.criterion_name_en, 'Score') as name_en,
        coalesce(shown.criterion_name_zh, '总分') as name_zh,
        coalesce(shown.text_value, {{ number_words('shown.shown_value') }}, '-') as value_text,
        case when shown.bar_en is null then '' else concat(' (', shown.bar_en, ')') end as bar_words_en,
        case when shown.bar_zh is null then '' else concat('(', shown.bar_zh, ')') end as bar_words_zh,
        case
            when shown.missing_reason = 'no_band' then 'in no band'
            when shown.missing_reason = 'unknown_code' then 'unknown code'
            when shown.missing_reason = 'missing_value' then 'no value'
            when shown.missing_reason is not null then 'not enough known'
            when shown.capped_level_code is not null
                then concat(shown.capped_level_code, ', held at ', shown.criterion_level_code, ' by the cap')
            when shown.criterion_level_code is not null then shown.criterion_level_code
            else 'not met'
        end as verdict_en,
        case
            when shown.missing_reason = 'no_band' then '不在任何档内'
            when shown.missing_reason = 'unknown_code' then '代码未知'
            when shown.missing_reason = 'missing_value' then '缺少数据'
            when shown.missing_reason is not null then '已知数据不足'
            when shown.capped_level_code is not null
                then concat(shown.capped_level_code, ',封顶为', shown.criterion_level_code)
            when shown.criterion_level_code is not null then shown.criterion_level_code
            else '未达到'
        end as verdict_zh

    from shown
    left join windows on shown.window_id = windows.window_id and shown.metric is not null

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
