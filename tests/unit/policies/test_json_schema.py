"""The shipped JSON Schema is the models' own: it takes every shipped policy and refuses what has another form."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml

from pipelines.policies.json_schema import SHIPPED, as_text, policy_schema
from tests.unit.policies.language_faults import ATTRIBUTED, LINEAR, PARETO, SHARE
from tests.unit.policies.shipped import POLICIES
from tests.unit.policies.written import BANDS, GROUPS, SCORECARD

VALIDATOR = jsonschema.Draft202012Validator(json.loads(SHIPPED.read_text(encoding="utf-8")))
FILES = sorted(POLICIES.glob("*/*.yml"))


def _as_an_editor_sees(text: str) -> Any:
    """The file as editors read it: numbers are numbers, and a date is its text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=date.isoformat))


def test_the_shipped_schema_is_that_of_the_models() -> None:
    told = "run python -m pipelines.policies.json_schema"
    assert SHIPPED.read_text(encoding="utf-8") == as_text(policy_schema()), told


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(policy_schema())


@pytest.mark.parametrize("file", [pytest.param(file, id=f"{file.parent.name}-{file.stem}") for file in FILES])
def test_every_shipped_policy_has_the_form(file: Any) -> None:
    assert list(VALIDATOR.iter_errors(_as_an_editor_sees(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("text", [BANDS, GROUPS, SCORECARD, SHARE, PARETO, ATTRIBUTED, LINEAR])
def test_sound_texts_have_the_form(text: str) -> None:
    assert list(VALIDATOR.iter_errors(_as_an_editor_sees(text))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("owner: tests", "owner: tests\nmood: good"),
        ("owner: tests\n", ""),
        ("kind: bands", "kind: magic"),
        ("kind: bands", "kind: share"),
        ("currency: CNY", "currency: yuan"),
        ("at_least: 50", "at_least: fifty"),
        ("rank: 3}", "rank: best}"),
        ("owner: tests", "owner: tests\nreview: {every: week}"),
        ("owner: tests", "owner: tests\nscope: shop"),
    ],
)
def test_what_has_another_form_is_refused(old: str, new: str) -> None:
    assert list(VALIDATOR.iter_errors(_as_an_editor_sees(BANDS.replace(old, new)))) != []
