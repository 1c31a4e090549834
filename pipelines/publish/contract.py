"""The public tables as their yml declares them: columns in order, types, descriptions, key, digest.

Add a reading here when publication needs one more fact of a mart. Keep out: the facts themselves, which stand beside
each model in dbt_project/models/marts/.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.home.problems import ConfigurationError, Problem

MARTS_FOLDER = Path(__file__).parents[2] / "dbt_project" / "models" / "marts"
# The name of the snapshot is no part of what a table says: equal tables of two snapshots have equal digests.
NOT_IN_DIGEST = "snapshot_id"
_INEXACT = ("double", "float", "real")


@dataclass(frozen=True)
class Column:
    """One public column: its name, SQL type and description in English and Chinese."""

    name: str
    data_type: str
    description: str


@dataclass(frozen=True)
class Mart:
    """One public table. primary_key: its row order and identity. in_digest: whether equal inputs make it equal.

    of_all_snapshots: whether it tells of every snapshot, so that readers get the newest whatever CURRENT names.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    in_digest: bool
    of_all_snapshots: bool = False

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names in contract order."""
        return tuple(column.name for column in self.columns)

    @property
    def digest_columns(self) -> tuple[str, ...]:
        """The columns a digest covers, in contract order."""
        return tuple(name for name in self.column_names if name != NOT_IN_DIGEST)


def marts(folder: Path = MARTS_FOLDER) -> list[Mart]:
    """Every public table, by name. ConfigurationError names the yml that lacks a key, a column or an exact type."""
    texts = {path: path.read_text("utf-8") for path in sorted(folder.glob("*.yml"))}
    found = [_mart(path, model) for path, text in texts.items() for model in _models(text)]
    return sorted(found, key=lambda mart: mart.name)


def kept_contract(snapshot: Path) -> Path:
    """The folder of a snapshot that keeps the contract it was published under."""
    return snapshot / "inputs" / "contract"


def keep_contract(folder: Path, snapshot: Path) -> None:
    """Copy the contract into a snapshot: a later version of the code can then still serve it."""
    kept_contract(snapshot).mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.yml"):
        shutil.copyfile(path, kept_contract(snapshot) / path.name)


# A snapshot keeps a copy of the contract: the same texts are asked for many times, and yaml reads slowly.
@lru_cache(maxsize=100)
def _models(text: str) -> list[dict[str, Any]]:
    return yaml.safe_load(text)["models"]


def _mart(path: Path, model: dict[str, Any]) -> Mart:
    meta = model.get("config", {}).get("meta", {})
    columns = tuple(Column(c["name"], c["data_type"], _one_line(c["description"])) for c in model["columns"])
    key = tuple(meta.get("primary_key", ()))
    names = {column.name for column in columns}
    if not key or not names.issuperset(key):
        what = f"{model['name']} has no primary key among its columns"
        raise ConfigurationError(Problem(what, str(path), "Name its key columns under config.meta.primary_key"))
    inexact = [column.name for column in columns if column.data_type.lower().startswith(_INEXACT)]
    if inexact:
        what = f"inexact type of {', '.join(inexact)}"
        raise ConfigurationError(Problem(what, str(path), "Publish decimals, never a binary fraction"))
    return Mart(
        model["name"],
        _one_line(model["description"]),
        columns,
        key,
        bool(meta.get("in_digest", True)),
        bool(meta.get("of_all_snapshots", False)),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
