"""The yml of a model lists the columns that its SQL selects: all of them, and no other."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath

import sqlglot
import yaml
from jinja2 import Environment
from jinja2.meta import find_undeclared_variables
from sqlglot import exp

from tests.shape.house import ROOT, models, told

REF = re.compile(r"\{\{\s*ref\(\s*'([a-z0-9_]+)'\s*\)\s*\}\}")
ENVIRONMENT = Environment()
Known = dict[str, tuple[str, ...]]


def plain(text: str) -> str:
    """A model's SQL as dbt would render it, with `null` for what an engine macro gives."""
    template = ENVIRONMENT.parse(text)
    macros = {name: lambda *_: "null" for name in find_undeclared_variables(template)}
    known = {"ref": lambda name: name, "source": lambda group, table: f"{group}__{table}", "config": lambda **_: ""}
    return ENVIRONMENT.from_string(text).render(macros | known)


def columns_of(text: str, models_known: Known) -> tuple[str, ...]:
    """The columns that the last line of a model gives; LookupError names a star that cannot be followed."""
    query = sqlglot.parse_one(plain(text), dialect="duckdb")
    known = dict(models_known)
    for step in query.find_all(exp.CTE):
        known[step.alias] = _selected(step.this, known)
    return _selected(query, known)


def _selected(query: exp.Expression, known: Known) -> tuple[str, ...]:
    if isinstance(query, exp.SetOperation):
        return _selected(query.left, known)
    if not isinstance(query, exp.Select):
        raise LookupError(f"cannot follow {type(query).__name__}")
    read = [query.find(exp.From), *query.args.get("joins", [])]
    tables = {part.this.alias_or_name: part.this.name for part in read if part}
    found: list[str] = []
    for column in query.expressions:
        if not column.is_star:
            found.append(column.alias_or_name)
            continue
        named = [column.table] if isinstance(column, exp.Column) else list(tables)
        for alias in named:
            found += known.get(tables[alias], ("*",))
    return tuple(found)


@cache
def selected(name: str) -> tuple[str, ...]:
    """The columns of a model of the house, its references followed."""
    text = next(text for path, text in models().items() if PurePosixPath(path).stem == name)
    return columns_of(text, {reference: selected(reference) for reference in REF.findall(text)})


def differences(path: str, listed: list[str], given: tuple[str, ...]) -> list[str]:
    faults = [f"{path}: {name} is selected and not described" for name in given if name not in listed and name != "*"]
    faults += [f"{path}: {name} is described and not selected" for name in listed if name not in given]
    return faults + ([f"{path}: ends in a star over a source: name the columns"] if "*" in given else [])


def test_every_selected_column_is_described_and_the_reverse() -> None:
    faults: list[str] = []
    for path in models():
        beside = ROOT / path.replace(".sql", ".yml")
        if beside.exists():  # its absence is the fault of another test
            described = yaml.safe_load(beside.read_text(encoding="utf-8"))["models"][0].get("columns", [])
            names = [column["name"] for column in described]
            faults += differences(path, names, selected(PurePosixPath(path).stem))
    assert not faults, told(faults)


def test_a_column_that_is_not_described_is_caught() -> None:
    text = "with a as (select * from {{ ref('m') }}), b as (select a.*, {{ f('x') }} as c from a) select * from b"
    assert columns_of(text, {"m": ("x", "y")}) == ("x", "y", "c")
    assert differences("m.sql", ["x", "y"], ("x", "y", "c"))
    assert differences("m.sql", ["x", "y", "c", "d"], ("x", "y", "c"))
    assert differences("m.sql", ["x"], columns_of("select * from {{ source('landing', 't') }}", {}))
