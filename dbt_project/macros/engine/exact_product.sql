{#
    The product of a decimal of scale 6 and one of scale `scale`, with every digit, as decimal(38, 6 + scale). DuckDB caps
    a product of decimal(18, s) at 18 digits.
#}
{% macro exact_product(first, second, scale=6) -%}
    {{ return(adapter.dispatch('exact_product', 'tierline')(first, second, scale)) }}
{%- endmacro %}

{% macro duckdb__exact_product(first, second, scale) -%}
    (cast({{ first }} as decimal(38, 6)) * cast({{ second }} as decimal(38, {{ scale }})))
{%- endmacro %}
