{#
    A model's table in one statement: what stood there goes and the new one comes within one transaction.

    dbt builds beside the old table, renames twice and drops, since readers may look on; nobody reads the warehouse
    while it is written. Those four statements cost more than most models here.
#}
{% materialization table, adapter='duckdb' %}
    {%- set target = this.incorporate(type='table') -%}
    {%- set former = load_cached_relation(this) -%}

    {% call statement('main') -%}
        {% if former %}drop {{ former.type }} {{ former }};{% endif %}
        {{ create_table_as(False, target, compiled_code) }}
    {%- endcall %}
    {% do adapter.commit() %}

    {{ return({'relations': [target]}) }}
{% endmaterialization %}
