{# The product of two decimals of scale 6, with every digit, as decimal(38, 12). DuckDB caps a product of decimal(18, s) at 18 digits. #}
{% macro exact_product(first, second) -%}
    {{ return(adapter.dispatch('exact_product', 'tierline')(first, second)) }}
{%- endmacro %}

{% macro duckdb__exact_product(first, second) -%}
    (cast({{ first }} as decimal(38, 6)) * cast({{ second }} as decimal(38, 6)))
{%- endmacro %}
