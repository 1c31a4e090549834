{# Months since year 0 of a date, as bigint: the difference of two numbers counts month boundaries. #}
{% macro month_number(day) -%}
    cast(extract(year from {{ day }}) * 12 + extract(month from {{ day }}) as bigint)
{%- endmacro %}
