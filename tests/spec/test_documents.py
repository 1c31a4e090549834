"""The generated documents are those that the cases make now, and leave no item of the rulebook out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.policies.kinds.registry import KINDS
from tests.spec.cases import value_cases
from tests.spec.documents import documents
from tests.spec.policies_document import kinds
from tests.spec.rulebook_policies import rows_of
from tests.spec.rules_document import items_with_cases, rules_text

TEXTS = documents()


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_a_committed_document_is_what_the_cases_make(file: Path) -> None:
    assert file.read_text("utf-8") == TEXTS[file], "run `python -m tests.spec` and commit what it writes"


def test_every_kind_is_explained_by_a_policy_of_that_kind() -> None:
    assert list(kinds()) == list(KINDS)


def test_every_item_of_the_rulebook_has_cases_or_says_why_not() -> None:
    items = {row["item"]: bool(row["without_en"] and row["without_zh"]) for row in rows_of("items.csv")}
    assert list(items) == [f"S{number:02d}" for number in range(1, 33)]
    assert {item for item, says_why in items.items() if not says_why} == items_with_cases() - {"ours"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_case_is_left_out_of_the_rules(language: str) -> None:
    text = rules_text("en" if language == "en" else "zh")
    assert [case.case_id for case in value_cases() if f"`{case.case_id.partition('-')[2]}`" not in text] == []
