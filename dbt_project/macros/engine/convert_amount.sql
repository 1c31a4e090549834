{# An amount of scale 6 times a rate of scale 9, rounded once, half to even, to decimal(38, 6). #}
{% macro convert_amount(amount, rate) -%}
    {{ return(adapter.dispatch('convert_amount', 'tierline')(amount, rate)) }}
{%- endmacro %}

{% macro duckdb__convert_amount(amount, rate) -%}
    {%- set exact -%} cast({{ amount }} as decimal(38, 6)) * cast({{ rate }} as decimal(38, 9)) {%- endset -%}
    cast({{ round_half_even(exact, 6) }} as decimal(38, 6))
{%- endmacro %}
