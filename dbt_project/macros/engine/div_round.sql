{#
    Exact quotient of two decimals or integers, rounded once, half to even, to decimal(38, 6); NULL when the divisor is
    0 or NULL. Integer arithmetic, because DuckDB's `/` on decimals gives a DOUBLE. Both must stay below 10^20, which
    their casts enforce. Without a case around it, because DuckDB computes what stands in one as often as it is written.
#}
{% macro div_round(dividend, divisor) -%}
    {{ return(adapter.dispatch('div_round', 'tierline')(dividend, divisor)) }}
{%- endmacro %}

{% macro duckdb__div_round(dividend, divisor) -%}
    {%- set n -%} ({{ duckdb__trillionths(dividend) }} * 1000000) {%- endset -%}
    {%- set d -%} nullif({{ duckdb__trillionths(divisor) }}, 0) {%- endset -%}
    {%- set sign -%} (sign({{ dividend }}) * sign({{ divisor }})) {%- endset -%}
    {#- More than half rounds up, and so does exactly half of an odd quotient. -#}
    {%- set rounds_up -%} 2 * ({{ n }} % {{ d }}) + ({{ n }} // {{ d }}) % 2 > {{ d }} {%- endset -%}
    cast(
        cast({{ sign }} * ({{ n }} // {{ d }} + cast({{ rounds_up }} as hugeint)) as decimal(32, 0))
        * cast(0.000001 as decimal(6, 6)) as decimal(38, 6)
    )
{%- endmacro %}

{# Size of a number in units of 10^-12, as hugeint: whole part and fraction apart, as one decimal would overflow. #}
{% macro duckdb__trillionths(number) -%}
    {%- set size -%} abs(cast({{ number }} as decimal(32, 12))) {%- endset -%}
    (cast(floor({{ size }}) as hugeint) * 1000000000000
    + cast(cast({{ size }} - floor({{ size }}) as decimal(12, 12)) * 1000000000000 as hugeint))
{%- endmacro %}
