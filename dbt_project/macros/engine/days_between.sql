{# Days from date `earlier` to date `later`, as bigint. #}
{% macro days_between(earlier, later) -%}
    {{ return(adapter.dispatch('days_between', 'tierline')(earlier, later)) }}
{%- endmacro %}

{% macro duckdb__days_between(earlier, later) -%}
    cast(({{ later }}) - ({{ earlier }}) as bigint)
{%- endmacro %}
