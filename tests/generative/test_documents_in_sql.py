"""The mart document_benefits holds what the reference gives, for any documents under any policies of documents."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.policies.lint.rules import problems_of
from pipelines.policies.version import PolicyVersion
from tests.generative.any_criteria import ATTRIBUTE, CODES, LEVELS, OF_DOCUMENT, checked, condition
from tests.generative.test_kinds_in_sql import IN_BUILDS
from tests.landed_documents import Known, Receipt, expected_benefits, landed_documents, published_benefits

AS_OF = date(2024, 6, 30)
BEGINS = (date(2024, 1, 1), date(2024, 3, 1), date(2024, 5, 1))
ENDED = date(2024, 6, 1)
CUSTOMERS = {"C1": "person", "C2": "organisation", "C3": "person", "C4": "unknown"}
NAMES = (*OF_DOCUMENT, "relation")
DAYS = st.integers(-40, 200).map(lambda number: BEGINS[0] + timedelta(days=number))
AMOUNT = st.sampled_from([Decimal(each) for each in ("0", "0.01", "5", "10", "10.01", "25", "78")])


@st.composite
def _receipts(draw: st.DrawFn) -> list[Receipt]:
    """Some before the first version, some after the last, some of nobody; two lines are one document."""
    lines = st.lists(st.tuples(AMOUNT, st.none() | st.integers(0, 6).map(Decimal)), min_size=1, max_size=2)
    who = st.sampled_from([*CUSTOMERS, None])
    found = draw(st.lists(st.tuples(who, DAYS, lines), min_size=25, max_size=60))
    return [Receipt(f"r{number}", code, day, tuple(own)) for number, (code, day, own) in enumerate(found)]


@st.composite
def _known(draw: st.DrawFn) -> list[Known]:
    codes = st.sampled_from([*CODES, "OTHER"])
    said = draw(st.dictionaries(st.tuples(st.sampled_from([*CUSTOMERS]), st.none() | DAYS), codes, max_size=8))
    return [Known(code, ATTRIBUTE["attribute"], value, day) for (code, day), value in said.items()]


@st.composite
def _benefits(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        levels = sorted(draw(st.sets(st.sampled_from(LEVELS), min_size=1)))
        benefit = {"code": f"b{number}", "levels": levels, "type": "gift", "name": {"en": "made up", "zh": "虚构"}}
        benefit |= {"pay_rate": draw(st.sampled_from(["0.8", "0.9"]))} if draw(st.booleans()) else {}
        benefit |= {"amount": draw(st.sampled_from(["0", "50", "100"]))} if draw(st.booleans()) else {}
        benefit |= {"valid_from": "2024-02-01"} if draw(st.integers(0, 3)) == 0 else {}
        found.append(benefit | ({"valid_to": "2024-04-01"} if draw(st.integers(0, 3)) == 0 else {}))
    return found


@st.composite
def _policy(draw: st.DrawFn, identifier: str) -> list[PolicyVersion]:
    """One to three versions; the last one may have ended."""
    begins = sorted(draw(st.sets(st.sampled_from(BEGINS), min_size=1)))
    ends = [None] * (len(begins) - 1) + [draw(st.sampled_from([None, ENDED]))]
    population = draw(st.sampled_from([{}, {}, {"population": {"customer_types": ["person"]}}]))
    pairs = enumerate(zip(begins, ends, strict=True), start=1)
    return [draw(_version(identifier, number, begin, end, population)) for number, (begin, end) in pairs]


@st.composite
def _version(
    draw: st.DrawFn, identifier: str, number: int, begin: date, end: date | None, population: dict[str, Any]
) -> PolicyVersion:
    written = {
        "id": identifier,
        "version": str(number),
        "effective_from": begin,
        "name": {"en": "made up", "zh": "虚构"},
        "owner": "tests",
        "currency": "CNY",
        "on_missing": draw(st.sampled_from(["ungraded", "lowest"])),
        "levels": [{"code": code, "rank": rank} for rank, code in enumerate(LEVELS, start=1)],
        "benefits": draw(_benefits()),
    }
    conditions = {level: condition(names=NAMES) for level in LEVELS[:3]}
    drawn = st.fixed_dictionaries(conditions).map(lambda levels: {**levels, LEVELS[3]: "otherwise"})
    stackable = str(draw(st.booleans())).lower()
    rules = drawn.map(
        lambda levels: {"kind": "event", "stackable": stackable, "criteria": checked(NAMES), "levels": levels}
    )
    ended = {} if end is None else {"effective_to": end}
    versions = rules.map(lambda rule: PolicyVersion.model_validate(written | population | ended | {"rule": rule}))
    return draw(versions.filter(lambda one: all(each.severity != "error" for each in problems_of(one))))


@st.composite
def _policies(draw: st.DrawFn) -> list[PolicyVersion]:
    return [version for number in range(5) for version in draw(_policy(f"p{number}"))]


@settings(IN_BUILDS, max_examples=4)
@given(_receipts(), _known(), _policies())
def test_documents_get_the_benefits_of_the_reference(
    receipts: list[Receipt], known: list[Known], policies: list[PolicyVersion]
) -> None:
    landed = landed_documents(receipts, CUSTOMERS, known)
    with tempfile.TemporaryDirectory() as work:
        found = published_benefits(landed, policies, AS_OF, Path(work))
    expected = expected_benefits(receipts, CUSTOMERS, known, policies, AS_OF)
    assert (found - expected, expected - found) == (set(), set())
