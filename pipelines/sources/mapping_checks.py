"""What the parts of a mapping must agree on: every name exists, every table has what it needs.

Grammar (types, spelling, one of several) is checked by the models; here stand the checks that look at two places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.home.yaml_file import YamlDocument
from pipelines.sources.control_query import QUERY_DECIDES
from pipelines.sources.date_order import ambiguous_formats
from pipelines.sources.mapping import Mapping
from pipelines.sources.number_text import NumberRule
from pipelines.sources.parquet_rows import ISO_FORMATS
from pipelines.sources.table_mapping import TableMapping, Target
from pipelines.sources.target_rule import NUMBERS
from pipelines.sources.targets import DISCOUNTS, FROM_HEADER, LINE_KINDS, TARGETS, WITH_CUSTOMER, needed_in_key


def mapping_problems(mapping: Mapping, document: YamlDocument) -> Iterator[Problem]:
    """Every disagreement inside one mapping."""
    yield from _name_constant_problems(mapping, document)
    yield from _date_problems(mapping, document)
    for table, rules in mapping.tables.items():
        at = document.where(("tables", table))
        if table not in TARGETS:
            yield Problem(f"unknown table `{table}`", at, f"Use one of: {', '.join(TARGETS)}", "unknown_table")
            continue
        yield from _target_problems(mapping, document, table, rules)
        yield from _missing_problems(table, rules, at)
        yield from _key_problems(mapping, table, rules, at)
        yield from _rule_problems(mapping, document, table, rules)
    yield from _control_problems(mapping, document)


def _name_constant_problems(mapping: Mapping, document: YamlDocument) -> Iterator[Problem]:
    groups = set(re.compile(mapping.name_pattern or "").groupindex)
    used = {"version_from": mapping.version_from} if mapping.version_from else {}
    for table, rules in mapping.tables.items():
        used |= {
            f"tables.{table}.{name}": target.from_name for name, target in rules.targets.items() if target.from_name
        }
    for place, group in used.items():
        if group not in groups:
            remedy = f"Name a group of name_pattern, such as (?P<{group}>...)"
            yield Problem(
                f"`{group}` is no group of name_pattern",
                document.where(tuple(place.split("."))),
                remedy,
                "unknown_group",
            )


def _date_problems(mapping: Mapping, document: YamlDocument) -> Iterator[Problem]:
    # Typed dates of a Parquet file are read in ISO form.
    formats = [*mapping.dates, *(one for one in ISO_FORMATS if mapping.format == "parquet")]
    for first, second, text in ambiguous_formats(formats):
        what = f"`{first}` and `{second}` both read `{text}`, as two different dates"
        remedy = "Keep the one that this source writes; give files written the other way a mapping of their own"
        yield Problem(what, document.where(("dates",)), remedy, "ambiguous_dates")


def _target_problems(mapping: Mapping, document: YamlDocument, table: str, rules: TableMapping) -> Iterator[Problem]:
    for name, target in rules.targets.items():
        at = document.where(("tables", table, name))
        if name not in TARGETS[table]:
            yield Problem(
                f"`{table}` has no column `{name}`", at, f"Use one of: {', '.join(TARGETS[table])}", "unknown_column"
            )
        if rules.header and name in FROM_HEADER.get(table, ()):
            yield Problem(f"`{name}` comes from the header under `header: true`", at, "Remove it", "from_header")
        yield from _constant_problems(table, name, target, at)
    for column in sorted(rules.columns_used() - set(mapping.columns)):
        at = document.where(("tables", table))
        yield Problem(
            f"`{column}` is no column of this mapping",
            at,
            "Add it under columns, or correct its spelling",
            "unknown_column",
        )


def _constant_problems(table: str, name: str, target: Target, at: str) -> Iterator[Problem]:
    kind = TARGETS[table][name].kind if name in TARGETS[table] else "code"
    if target.constant is None:
        return
    if kind == "currency" and not re.fullmatch("[A-Z]{3}", target.constant):
        yield Problem(
            f"`{target.constant}` is no currency", at, "Write three capital letters, such as CNY", "bad_constant"
        )
    choices = TARGETS[table][name].choices if name in TARGETS[table] else ()
    if choices and target.constant not in choices:
        yield Problem(f"`{target.constant}` is none of them", at, f"Use one of: {', '.join(choices)}", "bad_constant")
    if kind in NUMBERS and not re.fullmatch(NumberRule().pattern.strip("^$"), target.constant):
        yield Problem(f"`{target.constant}` is no number", at, "Write it as 12.5", "bad_constant")


def _missing_problems(table: str, rules: TableMapping, at: str) -> Iterator[Problem]:
    given = set(rules.targets) | (FROM_HEADER.get(table, frozenset()) if rules.header else set())
    needed = [name for name, rule in TARGETS[table].items() if rule.presence == "always"]
    if rules.header and table == "payment":
        needed.append("document_code")
    for name in needed:
        if name not in given:
            remedy = "Name its column, or say {constant: ...}" if name == "currency" else "Name its column"
            yield Problem(f"`{table}` needs `{name}`", at, remedy, "missing_key")
    if "unit_price" not in TARGETS[table]:
        return
    if "net_amount" not in given and not {"quantity", "unit_price"} <= given:
        yield Problem(
            f"`{table}` needs `net_amount`, or `quantity` and `unit_price`", at, "Name their columns", "missing_key"
        )
    if "net_amount" in given and given & DISCOUNTS:
        yield Problem("a discount beside `net_amount` would not be used", at, "Remove one of them", "unused_key")


def _key_problems(mapping: Mapping, table: str, rules: TableMapping, at: str) -> Iterator[Problem]:
    """Under by_key a key without one of its columns would take different rows for one."""
    for name in needed_in_key(table) if mapping.duplicates == "by_key" else ():
        if name not in rules.targets and TARGETS[table][name].presence != "always":
            what = f"`{table}` needs `{name}` under `duplicates: by_key`"
            yield Problem(what, at, f"Map {name}, or say `duplicates: by_document`", "missing_key")


def _control_problems(mapping: Mapping, document: YamlDocument) -> Iterator[Problem]:
    """A control figure that came twice would be compared twice, and a query reads nothing else."""
    if "control_total" in mapping.tables and mapping.duplicates != "by_key":
        what = "a control figure that is delivered again must replace the earlier one"
        yield Problem(what, document.where(("duplicates",)), "Say `duplicates: by_key`", "bad_duplicates")
    if mapping.query is None:
        return
    for key in sorted(QUERY_DECIDES & set(document.data)):
        what = f"`{key}` has no meaning beside `query`: its result has no file of a sender"
        yield Problem(what, document.where((key,)), "Remove it", "unused_key")
    if set(mapping.tables) != {"control_total"}:
        what = "a query reads control figures and nothing else"
        remedy = "Keep control_total alone, and let other rows arrive as files"
        yield Problem(what, document.where(("tables",)), remedy, "bad_query")


def _rule_problems(mapping: Mapping, document: YamlDocument, table: str, rules: TableMapping) -> Iterator[Problem]:
    for key, allowed in (
        ("kind", table in LINE_KINDS),
        ("anonymous", table in WITH_CUSTOMER and not rules.header),
        ("header", table in FROM_HEADER),
        ("attributes", table == "customer"),
    ):
        if getattr(rules, key) and not allowed:
            why = " under `header: true`" if rules.header and key == "anonymous" else ""
            yield Problem(
                f"`{key}` has no meaning for `{table}`{why}",
                document.where(("tables", table, key)),
                "Remove it",
                "unused_key",
            )
    for number, rule in enumerate(rules.kind):
        if rule.kind not in LINE_KINDS.get(table, (rule.kind,)):
            at = document.where(("tables", table, "kind", number))
            yield Problem(
                f"`{rule.kind}` is no kind of `{table}`",
                at,
                f"Use one of: {', '.join(LINE_KINDS[table])}",
                "unknown_kind",
            )
        for condition in rule.when:
            is_numeric = condition.equals is not None and condition.column in mapping.number_columns
            if is_numeric and not re.fullmatch(NumberRule().pattern.strip("^$"), condition.equals or ""):
                at = document.where(("tables", table, "kind", number))
                yield Problem(f"`{condition.equals}` is compared with a number", at, "Write it as 12.5", "bad_constant")
