{# A decimal(38, 6) as people write it: 1234567.500000 -> 1,234,567.5; -0.250000 -> -0.25; NULL stays NULL. #}
{% macro number_words(amount) -%}
    {{ return(adapter.dispatch('number_words', 'tierline')(amount)) }}
{%- endmacro %}

{% macro duckdb__number_words(amount) -%}
    {%- set digits -%} cast(abs({{ amount }}) as string) {%- endset -%}
    case when {{ amount }} is not null then concat(
        case when {{ amount }} < 0 then '-' else '' end,
        format('{:,}', cast(split_part({{ digits }}, '.', 1) as bigint)),
        rtrim(rtrim(concat('.', split_part({{ digits }}, '.', 2)), '0'), '.')
    ) end
{%- endmacro %}
