"""The question that history answers: what was a tier on one day, as it was on record at one instant.

One text, run as the table macro `tier_at` of the serving file and by `tierline tier-at`. Keep out: how the history is
made (models) and how an answer is shown (cli/tier_at.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

TABLES = frozenset({"customer_tier_history", "policy_versions"})
# Names of parameters would hide columns of the same name, so each is given another name first.
_ANSWER = """
    with asked as (
        select
            cast(customer_key as varchar) as asked_key, cast(policy_id as varchar) as asked_policy,
            cast(effective_on as date) as asked_on,
            coalesce(cast(known_at as timestamp), timestamp '9999-12-31 00:00:00') as asked_at
    ),
    known as (
        select history.*
        from customer_tier_history as history
        inner join asked on history.customer_key = asked_key and history.policy_id = asked_policy
        where history.recorded_from <= asked_at
    ),
    units as (
        select distinct known.scope_code, known.category_code from known
        union all
        select 'customer', '*' where not exists (select 1 from known)
    ),
    found as (
        select known.*
        from known, asked
        where known.valid_from <= asked_on and (known.valid_to is null or asked_on < known.valid_to)
            and (known.recorded_to is null or asked_at < known.recorded_to)
    ),
    silence as (
        select
            case
                when not exists (select 1 from customer_tier_history as other where other.customer_key = asked_key)
                    then 'unknown_customer'
                when not exists (
                    select 1 from policy_versions as version
                    where version.policy_id = asked_policy and version.effective_from <= asked_on
                        and (version.effective_to is null or asked_on < version.effective_to)
                ) then 'no_version'
                else 'not_known'
            end as silence_code
        from asked
    )
    select
        asked_key as customer_key, asked_policy as policy_id, found.policy_version, units.scope_code,
        units.category_code, coalesce(found.status, 'not_evaluated') as status, found.level_code,
        case when found.status is null then silence_code else found.reason_code end as reason_code,
        found.valid_from, found.valid_to, found.recorded_from, found.recorded_to, found.seq
    from units
    cross join asked
    cross join silence
    left join found on units.scope_code = found.scope_code and units.category_code = found.category_code
    order by units.scope_code, units.category_code
"""


def create_tier_at(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `tier_at(customer_key, policy_id, effective_on, known_at)` over the two tables of the connection's schema.

    A known_at of NULL asks for what stands on record now. The tables are named without their database, because a client
    gives it a name of its own; four plain parameters, because clients of DuckDB 1.0 do not fill a default by place.
    """
    parameters = "customer_key, policy_id, effective_on, known_at"
    connection.execute(f"create macro tier_at({parameters}) as table {_ANSWER}")
