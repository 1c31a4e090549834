"""Made-up policies of the absolute kinds over two numbers, in which more is never worse."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from pipelines.policies.version import PolicyVersion

AMOUNTS = st.integers(-50, 150).map(Decimal)
NAMES = ("spend", "weight")
METRICS = {"spend": "net_spend", "weight": "quantity"}
CODES = ("L1", "L2", "L3")
HOW = ("worst", "best", "median", "weighted", "primary")


def made_up(rule: dict[str, Any], **more: Any) -> PolicyVersion:
    """A version with three levels and this rule."""
    return PolicyVersion.model_validate(
        {
            "id": "made_up",
            "version": "1",
            "effective_from": "2024-01-01",
            "name": {"en": "made up", "zh": "虚构"},
            "owner": "tests",
            "currency": "CNY",
            "levels": [{"code": code, "rank": rank} for rank, code in enumerate(CODES, start=1)],
            "rule": rule,
        }
        | more
    )


@st.composite
def rising(draw: st.DrawFn) -> PolicyVersion:
    """A policy of kind groups, scorecard or combine."""
    return made_up(draw(st.one_of(_groups(), _scorecard(), _combine())))


def _criterion(name: str) -> dict[str, Any]:
    return {"id": name, "metric": METRICS[name]}


@st.composite
def _bands(draw: st.DrawFn, with_points: bool) -> list[dict[str, Any]]:
    high, low = sorted(draw(st.sets(AMOUNTS, min_size=2, max_size=2)), reverse=True)
    points = sorted(draw(st.lists(st.integers(0, 10), min_size=3, max_size=3)), reverse=True)
    bands: list[dict[str, Any]] = [{"at_least": high}, {"at_least": low}, {"below": low}]
    return [
        band | {"level": code} | ({"points": Decimal(point)} if with_points else {})
        for band, code, point in zip(bands, CODES, points, strict=True)
    ]


@st.composite
def _groups(draw: st.DrawFn) -> dict[str, Any]:
    def test() -> dict[str, Any]:
        return {"criterion": draw(st.sampled_from(NAMES)), draw(st.sampled_from(["at_least", "above"])): draw(AMOUNTS)}

    def node(depth: int) -> dict[str, Any]:
        if depth == 0 or draw(st.booleans()):
            return test()
        children = [node(depth - 1) for _ in range(draw(st.integers(1, 3)))]
        form = draw(st.sampled_from(["all_of", "any_of", "of"]))
        counted = {"at_least_n": draw(st.integers(1, len(children)))} if form == "of" else {}
        return {form: children} | counted

    levels: dict[str, Any] = {code: node(2) for code in CODES[:-1]}
    return {"kind": "groups", "criteria": [_criterion(name) for name in NAMES], "levels": levels | {"L3": "otherwise"}}


@st.composite
def _scorecard(draw: st.DrawFn) -> dict[str, Any]:
    line = {"linear": {"least": Decimal(0), "most": Decimal(100), "most_points": Decimal(10)}}
    criteria = [
        _criterion(name) | {"weight": Decimal(50)} | (line if draw(st.booleans()) else {"bands": draw(_bands(True))})
        for name in NAMES
    ]
    cuts = zip(CODES, ("7", "3", "-1000"), strict=True)
    return {"kind": "scorecard", "criteria": criteria, "score_bands": [{"level": c, "at_least": a} for c, a in cuts]}


@st.composite
def _combine(draw: st.DrawFn) -> dict[str, Any]:
    how = draw(st.sampled_from(HOW))
    criteria = [_criterion(name) | {"weight": Decimal(50), "bands": draw(_bands(False))} for name in NAMES]
    more: dict[str, Any] = {"primary": "spend", "least_votes": 1} if how == "primary" else {}
    if how == "weighted":
        cuts = zip(CODES, ("2.5", "1.5", "0"), strict=True)
        more["level_points"] = {"L1": "3", "L2": "2", "L3": "1"}
        more["score_bands"] = [{"level": code, "at_least": at} for code, at in cuts]
    return {"kind": "combine", "how": how, "criteria": criteria} | more
