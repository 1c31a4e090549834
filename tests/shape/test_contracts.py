"""What a model's yml says: its grain, every column described, one grammar of columns, portable types."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

import yaml

from tests.shape.house import MODELS, descriptions, faults_in, files, told

CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2}")
PORTABLE = re.compile(r"string|bigint|date|boolean|timestamp|decimal\(\d+, ?\d+\)")
# The ending or beginning of a column's name, and the type it promises.
GRAMMAR = (
    (re.compile(r"_on$|^as_of$|^valid_(from|to)$|^effective_(from|to)$"), re.compile(r"date")),
    (re.compile(r"_at$"), re.compile(r"timestamp")),
    (re.compile(r"_count$|_rank$|_no$|^seq$"), re.compile(r"bigint")),
    (re.compile(r"_amount$|_share$|_kg$"), re.compile(r"decimal\(\d+, ?\d+\)")),
    (re.compile(r"^(is|has)_"), re.compile(r"boolean")),
    (re.compile(r"_(id|code|name|key|en|zh|hash)$"), re.compile(r"string")),
)
FORBIDDEN_NAMES = re.compile(r"(_date|_dt|_time|_ts|_flag|_num|_cnt|_amt|_qty)$")


def documented(text: str) -> list[dict[str, Any]]:
    """The models a yml describes."""
    return (yaml.safe_load(text) or {}).get("models", [])


def badly_described(path: str, text: str) -> list[str]:
    faults = []
    is_public = "/marts/" in path
    for model in documented(text):
        description = str(model.get("description", ""))
        if not re.search(r"(?i)\bone row per\b|\bat most one row\b|\bone row\b", description):
            faults.append(f"{path}: the description of {model['name']} must end with the grain: One row per …")
        for column in model.get("columns", []):
            said = str(column.get("description", "")).strip()
            where = f"{path}: {model['name']}.{column['name']}"
            if not said:
                faults.append(f"{where} has no description: say what it means, with its unit")
            elif is_public and not (CHINESE.search(said) and ENGLISH.search(said)):
                faults.append(f"{where} must be described in English and Chinese: English. 中文。")
        if not model.get("columns"):
            faults.append(f"{path}: {model['name']} lists no columns: list every one")
    return faults


def badly_typed(path: str, text: str) -> list[str]:
    faults = []
    for model in documented(text):
        for column in model.get("columns", []):
            where, given = f"{path}: {model['name']}.{column['name']}", column.get("data_type")
            if FORBIDDEN_NAMES.search(column["name"]):
                faults.append(f"{where}: no name of the column grammar: _on, _at, _count, _amount, is_, has_")
            if given is None:
                continue
            if not PORTABLE.fullmatch(given):
                faults.append(
                    f"{where}: {given} is not portable: string, decimal(p,s), bigint, date, boolean, timestamp"
                )
            for name, promised in GRAMMAR:
                if name.search(column["name"]) and not promised.fullmatch(given):
                    faults.append(f"{where}: its name promises {promised.pattern}, not {given}")
    return faults


def without_contract(path: str, text: str) -> list[str]:
    """A mart names its primary key and types every column."""
    faults = []
    for model in documented(text):
        columns = [column["name"] for column in model.get("columns", [])]
        untyped = [column["name"] for column in model.get("columns", []) if "data_type" not in column]
        key = model.get("config", {}).get("meta", {}).get("primary_key", [])
        if columns[:2] != ["snapshot_id", "as_of"]:
            faults.append(f"{path}: {model['name']} must begin with snapshot_id, as_of")
        if untyped:
            faults.append(f"{path}: {', '.join(untyped)} without data_type: a contract types every column")
        if not key or not set(key) <= set(columns):
            faults.append(f"{path}: config.meta.primary_key must name columns of {model['name']}")
    return faults


def test_every_model_tells_its_grain_and_every_column() -> None:
    assert not (faults := faults_in(descriptions(), badly_described)), told(faults)


def test_each_yml_describes_the_one_model_beside_it() -> None:
    for path, text in descriptions().items():
        names = [model["name"] for model in documented(text)]
        assert names == [PurePosixPath(path).stem], f"{path}: describe that model and no other, not {names}"


def test_columns_keep_the_grammar_and_portable_types() -> None:
    assert not (faults := faults_in(descriptions(), badly_typed)), told(faults)


def test_every_mart_has_a_contract_and_a_key() -> None:
    assert not (faults := faults_in(files(".yml", f"{MODELS}marts/"), without_contract)), told(faults)


def _yml(description: str, column: str) -> str:
    return f"models:\n  - name: m\n    description: {description}\n    columns:\n      - {column}\n"


def test_a_model_badly_described_is_caught() -> None:
    mart = f"{MODELS}marts/m.yml"
    for bad in (_yml("Rows.", "{name: a, description: A. 甲。}"), _yml("One row per a.", "{name: a}")):
        assert badly_described(mart, bad), bad
    only_english = _yml("One row per a.", "{name: a, description: The a.}")
    assert badly_described(mart, only_english)
    assert badly_described(f"{MODELS}tiers/m.yml", only_english) == []


def test_a_column_badly_typed_is_caught() -> None:
    for bad in ("sold_on, data_type: timestamp", "x_count, data_type: double", "is_a, data_type: string", "sold_date"):
        assert badly_typed("m.yml", _yml("One row per a.", f"{{name: {bad}}}")), bad
    assert badly_typed("m.yml", _yml("One row per a.", "{name: net_amount, data_type: 'decimal(38,6)'}")) == []


def test_a_mart_without_contract_is_caught() -> None:
    assert len(without_contract("m.yml", _yml("One row per a.", "{name: a}"))) == len(("begin", "types", "key"))
