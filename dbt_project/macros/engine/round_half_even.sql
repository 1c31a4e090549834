{# A decimal rounded once, half to even, to `places` digits, exactly. #}
{% macro round_half_even(amount, places) -%}
    {{ return(adapter.dispatch('round_half_even', 'tierline')(amount, places)) }}
{%- endmacro %}

{% macro duckdb__round_half_even(amount, places) -%}
    round_even({{ amount }}, {{ places }})
{%- endmacro %}
