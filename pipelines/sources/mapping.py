"""A mapping: sources/<name>.yml as a value, and the loader of all mappings of a home.

One mapping describes one export of one system. Its grammar is here and in table_mapping.py; what its parts must
agree on is in mapping_checks.py; what it does to a file is in conversion.py.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem, raise_if_any
from pipelines.home.yaml_file import read_yaml, validate
from pipelines.home.zones import Zone
from pipelines.sources.control_query import ControlQuery, result_names
from pipelines.sources.control_totals import ControlTolerance
from pipelines.sources.date_text import date_format
from pipelines.sources.decoding import Encoding
from pipelines.sources.number_text import NumberRule
from pipelines.sources.table_mapping import TableMapping
from pipelines.sources.target_rule import NUMBERS
from pipelines.sources.targets import DIRECT_TARGETS, TARGETS
from pipelines.sources.transforms import Step

Duplicates = Literal["keep", "exact_row", "by_key", "by_document"]
PrivacyClass = Literal["direct", "quasi", "none"]


def _spelled_out(value: object) -> object:
    return {"header": value} if isinstance(value, str | list) else value


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _known_format(text: str) -> str:
    date_format(text)
    return text


def _reads_number(table: str, name: str) -> bool:
    """Whether a canonical column is a number; an unknown one is told by the mapping's checks."""
    target = TARGETS.get(table, {}).get(name)
    return target is not None and target.kind in NUMBERS


def _name_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"a regular expression ({error})") from error
    return text


class Column(BaseModel):
    """A column of the file under a local name: header aliases (the first found counts), privacy class, transforms."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    header: Annotated[tuple[str, ...], BeforeValidator(_one_or_more)] = Field(min_length=1)
    privacy: PrivacyClass | None = Field(None, alias="class")
    transforms: tuple[Step, ...] = ()
    optional: bool = False


class RejectLimits(BaseModel):
    """How much of a file may be quarantined before the file is refused, in percent of rows and of readable amounts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows_percent: Decimal = Field(Decimal(5), ge=0, le=100)
    amount_percent: Decimal = Field(Decimal(2), ge=0, le=100)


class Mapping(BaseModel):
    """One source. `name` is the stem of its file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    format: Literal["csv", "parquet"] = "csv"
    file: str = Field(min_length=1)
    name_pattern: Annotated[str, AfterValidator(_name_pattern)] | None = None
    encoding: Encoding = "utf-8"
    delimiter: str = Field(",", pattern=r"^[,;|:~^\t]$")
    namespace_: str | None = Field(None, alias="namespace", pattern=r"^[a-z][a-z0-9_]*$")
    duplicates: Duplicates
    version_from: str | None = None
    dates: tuple[Annotated[str, AfterValidator(_known_format)], ...] = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d")
    timestamp_zone: Zone | None = None
    store_zone: Zone | None = None
    numbers: NumberRule = NumberRule()
    reject_limits: RejectLimits = RejectLimits()
    control_tolerance: ControlTolerance | None = None
    query: ControlQuery | None = None
    expected_every_days: int | None = Field(None, ge=1, le=366)
    columns: dict[str, Annotated[Column, BeforeValidator(_spelled_out)]] = Field(min_length=1)
    tables: dict[str, TableMapping] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _result_has_a_name(cls, data: object) -> object:
        """The result of a query is a numbered file of the mapping's own name."""
        is_asked = isinstance(data, dict) and data.get("query") is not None
        return {**data, **result_names(str(data.get("name")))} if is_asked and isinstance(data, dict) else data

    @property
    def namespace(self) -> str:
        """Mappings of one namespace share customers, items and documents."""
        return self.namespace_ or self.name

    @cached_property
    def hash(self) -> str:
        """sha256 of everything the mapping says that can change a published row, however it is laid out."""
        return self._hash_without("expected_every_days")

    @cached_property
    def reading(self) -> str:
        """sha256 of everything the mapping says about reading a file; a tolerance reads no row differently."""
        return self._hash_without("expected_every_days", "control_tolerance", "query")

    def _hash_without(self, *names: str) -> str:
        told = self.model_dump(mode="json", by_alias=True, exclude=set(names))
        canonical = json.dumps(told, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    @cached_property
    def number_columns(self) -> frozenset[str]:
        """Local columns that some table reads as a number."""
        return frozenset(
            target.column
            for table, rules in self.tables.items()
            for name, target in rules.targets.items()
            if target.column is not None and _reads_number(table, name)
        )

    @cached_property
    def name_constants_used(self) -> frozenset[str]:
        """Groups of name_pattern that some table reads: part of what each row of the file says."""
        targets = [target for rules in self.tables.values() for target in rules.targets.values()]
        return frozenset(target.from_name for target in targets if target.from_name is not None)

    @cached_property
    def columns_used(self) -> frozenset[str]:
        """Local columns that some table reads; the file must hold them unless they are optional."""
        return frozenset(column for table in self.tables.values() for column in table.columns_used())

    def privacy(self, table: str, name: str) -> PrivacyClass:
        """Class of a canonical column: what the mapping says of its local column, else the default of the target."""
        default: PrivacyClass = "direct" if table == "customer" and name in DIRECT_TARGETS else "none"
        return self.said_privacy(table, name) or default

    def said_privacy(self, table: str, name: str) -> PrivacyClass | None:
        """Class the mapping itself gives to the local column behind a canonical one."""
        target = self.tables[table].targets.get(name)
        return self.columns[target.column].privacy if target is not None and target.column is not None else None


def load_mapping(path: Path) -> Mapping:
    """Read one mapping file; ConfigurationError with every fault, its file:line and a remedy."""
    # The checks read mappings, so they are imported when there is one to check.
    from pipelines.sources.mapping_checks import mapping_problems

    document = read_yaml(path)
    if not isinstance(document.data, dict) or "name" in document.data:
        raise ConfigurationError(
            Problem("not a mapping of keys without `name`", document.where(), "A mapping is named by its file")
        )
    mapping = validate(replace(document, data={**document.data, "name": path.stem}), Mapping)
    raise_if_any(mapping_problems(mapping, document))
    return mapping


def load_mappings(home: Home) -> list[Mapping]:
    """Every mapping of the home, by name; ConfigurationError with the faults of all of them."""
    mappings: list[Mapping] = []
    problems: list[Problem] = []
    for path in sorted(home.sources.glob("*.yml")):
        try:
            mappings.append(load_mapping(path))
        except ConfigurationError as error:
            problems.extend(error.problems)
    raise_if_any(problems)
    return mappings
