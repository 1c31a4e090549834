{# A model's view in one statement, for the reason told in table.sql. #}
{% materialization view, adapter='duckdb' %}
    {%- set target = this.incorporate(type='view') -%}
    {%- set former = load_cached_relation(this) -%}

    {% call statement('main') -%}
        {% if former %}drop {{ former.type }} {{ former }};{% endif %}
        {{ create_view_as(target, compiled_code) }}
    {%- endcall %}
    {% do adapter.commit() %}

    {{ return({'relations': [target]}) }}
{% endmaterialization %}
