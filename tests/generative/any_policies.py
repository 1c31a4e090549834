"""Made-up valid policies of every kind that compares numbers or codes.

Add a rule kind as a strategy of its rule and one place in `_RULES`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from pipelines.policies.lint.rules import problems_of
from pipelines.policies.version import PolicyVersion
from tests.generative.any_criteria import LEVELS, METRICS, NAMES, NUMBERS, banded, checked, condition

KINDS = {"bands", "attribute", "groups", "scorecard", "combine", "share", "pareto", "intent"}


@st.composite
def policies(draw: st.DrawFn) -> list[PolicyVersion]:
    """Valid policies, some of every kind: `p0`, `p1` and so on."""
    return [draw(_valid(f"p{number}", make)) for number, make in enumerate(_RULES * 2)]


@st.composite
def _valid(draw: st.DrawFn, identifier: str, make: st.SearchStrategy[dict[str, Any]]) -> PolicyVersion:
    on_missing = st.sampled_from(["ungraded", "lowest"])
    versions = st.builds(_version, st.just(identifier), make, on_missing)
    return draw(versions.filter(lambda version: all(each.severity != "error" for each in problems_of(version))))


def _version(identifier: str, rule: dict[str, Any], on_missing: str) -> PolicyVersion:
    return PolicyVersion.model_validate(
        {
            "id": identifier,
            "version": "1",
            "effective_from": "2024-01-01",
            "name": {"en": "made up", "zh": "虚构"},
            "owner": "tests",
            "currency": "CNY",
            "on_missing": on_missing,
            "levels": [{"code": code, "rank": rank} for rank, code in enumerate(LEVELS, start=1)],
            "rule": rule,
        }
    )


@st.composite
def _one(draw: st.DrawFn) -> dict[str, Any]:
    return {"kind": "bands", "criterion": draw(banded(draw(st.sampled_from(NUMBERS))))}


@st.composite
def _attribute(draw: st.DrawFn) -> dict[str, Any]:
    return {"kind": "attribute", "criterion": draw(banded("relation"))}


@st.composite
def _groups(draw: st.DrawFn) -> dict[str, Any]:
    levels = {level: draw(condition()) for level in LEVELS[:3]}
    rest = {LEVELS[3]: "otherwise"} if draw(st.booleans()) else {LEVELS[3]: draw(condition())}
    return {"kind": "groups", "criteria": checked(NAMES), "levels": levels | rest}


@st.composite
def _scorecard(draw: st.DrawFn) -> dict[str, Any]:
    """Two banded criteria and a line; vetoes read the code and the numbers alike."""
    first, second, third = draw(st.permutations(NUMBERS))
    line = {"least": "-1", "most": "24", "least_points": draw(st.sampled_from(["0", "-2.5"])), "most_points": "10"}
    criteria = [
        draw(banded(first, 50)) | {"required": "true"},
        draw(banded(second, 30)),
        {"id": third, "weight": "20", "linear": line} | METRICS[third],
    ]
    cuts = sorted(draw(st.sets(st.integers(-10, 70), min_size=3, max_size=3)), reverse=True)
    bands = [{"level": level, "at_least": str(cut / Decimal(10))} for level, cut in zip(LEVELS, cuts, strict=False)]
    rule: dict[str, Any] = {"kind": "scorecard", "criteria": criteria, "checked": checked(("relation",))}
    rule["score_bands"] = [*bands, {"level": LEVELS[3], "below": bands[-1]["at_least"]}]
    if draw(st.booleans()):
        rule["cap"] = {"criterion": first, "levels_above": draw(st.integers(0, 2))}
    if draw(st.booleans()):
        rule["min_coverage"] = draw(st.sampled_from(["50", "70", "80"]))
    vetoes = draw(st.lists(st.tuples(condition(1), st.sampled_from(LEVELS[1:])), max_size=3))
    return rule | {"vetoes": [{"when": when, "no_better_than": level} for when, level in vetoes]}


@st.composite
def _combine(draw: st.DrawFn) -> dict[str, Any]:
    how = draw(st.sampled_from(["worst", "best", "median", "primary", "weighted", "weighted", "matrix"]))
    names = draw(st.permutations(NAMES))[: 2 if how == "matrix" else draw(st.integers(2, 4))]
    weights = {2: (50, 50), 3: (50, 30, 20), 4: (40, 30, 20, 10)}[len(names)]
    criteria = [
        {key: value for key, value in draw(banded(name)).items()} | {"weight": str(weight)}
        for name, weight in zip(names, weights, strict=True)
    ]
    rule: dict[str, Any] = {"kind": "combine", "how": how, "criteria": criteria}
    if how != "matrix" and draw(st.booleans()):
        criteria[0]["required"] = "true"
        rule["min_known"] = draw(st.integers(1, len(names)))
    if how == "primary":
        rule |= {"primary": names[0], "least_votes": draw(st.integers(1, 2))}
    if how == "weighted":
        rule["level_points"] = dict(zip(LEVELS, ("4", "3", "2", "0.5"), strict=True))
        cuts = zip(LEVELS, ("3.5", "2.5", "1.5"), strict=False)
        rule["score_bands"] = [
            *({"level": level, "at_least": cut} for level, cut in cuts),
            {"level": "L4", "below": "1.5"},
        ]
    if how == "matrix":
        rule["cells"] = {first: {second: draw(st.sampled_from(LEVELS)) for second in LEVELS} for first in LEVELS}
    return rule


@st.composite
def _share(draw: st.DrawFn) -> dict[str, Any]:
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=3, max_size=3)))
    percents = [upper - lower for lower, upper in zip([0, *cuts], [*cuts, 100], strict=True)]
    shares = [{"level": level, "percent": f"{each}%"} for level, each in zip(LEVELS, percents, strict=True)]
    ties = draw(st.sampled_from(["promote", "demote"]))
    return {"kind": "share", "criterion": _compared(draw), "shares": shares, "ties": ties}


@st.composite
def _pareto(draw: st.DrawFn) -> dict[str, Any]:
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=3, max_size=3)))
    written = [{"level": level, "below": f"{cut}%"} for level, cut in zip(LEVELS, cuts, strict=False)]
    least = draw(st.sampled_from(["1", "3", "15"]))
    return {
        "kind": "pareto",
        "criterion": _compared(draw),
        "cuts": [*written, {"level": "L4"}],
        "min_population": least,
    }


def _compared(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from(NUMBERS))
    return {"id": name} | METRICS[name]


@st.composite
def _intent(draw: st.DrawFn) -> dict[str, Any]:
    """Bands that rise or fall with the days, so that the earliest decision is not always the best."""
    undated = {"intent": draw(st.sampled_from(LEVELS)), "no_intent": draw(st.sampled_from(LEVELS))}
    rule = {"kind": "intent", "criterion": draw(banded("days")), "overdue": draw(st.sampled_from(["best", "banded"]))}
    return rule | ({"undated": undated} if draw(st.booleans()) else {})


_RULES = (_one(), _attribute(), _groups(), _scorecard(), _combine(), _combine(), _share(), _pareto(), _intent())
