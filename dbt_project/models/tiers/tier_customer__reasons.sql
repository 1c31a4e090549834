{{ config(materialized='view') }}

with

shown as (

    select * from {{ ref('tier_customer__steps') }}

),

written as (

    select * from {{ ref('tier_amount__written') }}

),

reasons as (

    select * from {{ source('landing', 'reason') }}

),

worded as (

    select
        shown.*,
        coalesce(shown.attribute_text, english.words, '-') as value_text_en,
        coalesce(shown.attribute_text, chinese.words, '-') as value_text_zh,
        case when shown.value is null or shown.unit_en is null then '' else concat(' ', shown.unit_en) end as unit_words_en,
        case when shown.value is null or shown.unit_zh is null then '' else concat(' ', shown.unit_zh) end as unit_words_zh,
        case when shown.bar_en is null then '' else concat(' (', shown.bar_en, ')') end as bar_words_en,
        case when shown.bar_zh is null then '' else concat('（', shown.bar_zh, '）') end as bar_words_zh,
        case
            when shown.missing_reason is not null and shown.criterion_level_code is not null
                then concat(reasons.reason_en, ', therefore ', shown.criterion_level_code)
            when shown.missing_reason is not null then reasons.reason_en
            else coalesce(shown.given_en, 'not met')
        end as verdict_en,
        case
            when shown.missing_reason is not null and shown.criterion_level_code is not null
                then concat(reasons.reason_zh, '，定为', shown.criterion_level_code)
            when shown.missing_reason is not null then reasons.reason_zh
            else coalesce(shown.given_zh, '未达到')
        end as verdict_zh

    from shown
    left join reasons on shown.missing_reason = reasons.reason_code
    left join written as english
        on shown.value = english.amount
        and shown.unit_factor_en = english.unit_factor
        and shown.display_places = english.display_places
    left join written as chinese
        on shown.value = chinese.amount
        and shown.unit_factor = chinese.unit_factor
        and shown.display_places = chinese.display_places

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
        value,
        text_value as value_code,
        part,
        whole,
        operator,
        threshold,
        threshold_on,
        passed,
        criterion_level_code,
        points,
        weight,
        missing_reason,
        case
            when criterion_id = 'standing' then concat('Not graded: ', verdict_en)
            else concat(criterion_name_en, ': ', value_text_en, unit_words_en, bar_words_en, ': ', verdict_en)
        end as sentence_en,
        case
            when criterion_id = 'standing' then concat('不评级：', verdict_zh)
            else concat(criterion_name_zh, '：', value_text_zh, unit_words_zh, bar_words_zh, '：', verdict_zh)
        end as sentence_zh

    from worded

)

select * from told
