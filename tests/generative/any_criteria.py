"""Made-up customers, and the criteria and conditions of made-up policies over their values.

Thresholds and values are drawn from few numbers, so that values often meet a threshold, each other, or nothing at all.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import strategies as st

from pipelines.policies.grade import Value
from pipelines.policies.kinds.intent import HAS_INTENT, STAGE, STAGES

LEVELS = ("L1", "L2", "L3", "L4")
METRICS = {
    "spend": {"metric": "net_spend", "unit": "万元"},
    "weight": {"metric": "weight_kg", "unit": "t"},
    "visits": {"metric": "sale_count"},
}
ATTRIBUTE = {"attribute": "relation_class"}
CODES = ("CLOSE", "NEAR", "LOOSE", "NONE")
NUMBERS = tuple(METRICS)
DAYS = {"days": {"metric": "days_to_decision"}}
OF_DOCUMENT = {"receipt": {"metric": "single_purchase_amount", "unit": "元"}, "persons": {"metric": "party_size"}}
MEASURED = METRICS | DAYS | OF_DOCUMENT
NAMES = (*NUMBERS, "relation")
STEP = Decimal("0.01")
REPEATED = 5
AMOUNTS = st.one_of(
    st.sampled_from([Decimal(each) for each in ("0", "-3", "5", "10", "25", "10000000")]),
    st.integers(-200, 3000).map(lambda number: number * STEP),
)
Customer = dict[str, Value]
_CODE = st.sampled_from(CODES)


@st.composite
def customers(draw: st.DrawFn) -> list[Customer]:
    """Some customers, then each of the first few again."""
    numbers = dict.fromkeys((*NUMBERS, *DAYS), st.one_of(st.none(), AMOUNTS, AMOUNTS))
    words = {
        "relation": [*CODES, "OTHER"],
        STAGE: ["open", "open", "open", *STAGES, "OTHER"],
        HAS_INTENT: ["yes", "no"],
    }
    told = {name: st.sampled_from([*known, None]) for name, known in words.items()}
    found = draw(st.lists(st.fixed_dictionaries({**numbers, **told}), min_size=12, max_size=24))
    return [*found, *found[:REPEATED]]


@st.composite
def banded(draw: st.DrawFn, name: str, weight: int | None = None) -> dict[str, Any]:
    """A criterion whose bands, or codes, give every level, and points where it has a weight."""
    points = [{} if weight is None else {"points": str(number)} for number in draw(st.permutations((7, 3, 2, 0)))]
    weighed = {"id": name} | ({} if weight is None else {"weight": str(weight)})
    if name == "relation":
        earned = zip(CODES, draw(st.permutations(LEVELS)), points, strict=True)
        return weighed | ATTRIBUTE | {"map": {code: {"level": level} | more for code, level, more in earned}}
    cuts = sorted(draw(st.sets(AMOUNTS, min_size=3, max_size=3)), reverse=draw(st.booleans()))
    higher_is_better = cuts[0] > cuts[1]
    keys = ("at_least", "above") if higher_is_better else ("up_to", "below")
    bounds = [{draw(st.sampled_from(keys)): str(cut)} for cut in cuts]
    key, cut = next(iter(bounds[-1].items()))
    last = {"at_least": "below", "above": "up_to", "up_to": "above", "below": "at_least"}[key]
    bands = [bound | {"level": level} for bound, level in zip([*bounds, {last: cut}], LEVELS, strict=True)]
    is_open = draw(st.integers(0, 3)) > 0 or weight is not None
    kept = bands if is_open else bands[:-1]
    unknown = {} if is_open else {"unknown": [LEVELS[-1]]}
    return (
        weighed | MEASURED[name] | {"bands": [band | more for band, more in zip(kept, points, strict=False)]} | unknown
    )


@st.composite
def condition(draw: st.DrawFn, depth: int = 2, names: tuple[str, ...] = NAMES) -> dict[str, Any]:
    """A tree of tests of the criteria `names`, each with an id of its own."""
    ids = (f"t{number}" for number in count(1))

    def test() -> dict[str, Any]:
        name = draw(st.sampled_from(names))
        if name == "relation":
            return {"id": next(ids), "criterion": name, "one_of": sorted(draw(st.sets(_CODE, min_size=1, max_size=2)))}
        key = draw(st.sampled_from(["at_least", "above", "below", "up_to"]))
        return {"id": next(ids), "criterion": name, key: str(draw(AMOUNTS))}

    def node(depth: int) -> dict[str, Any]:
        if depth == 0 or draw(st.booleans()):
            return test()
        children = [node(depth - 1) for _ in range(draw(st.integers(1, 3)))]
        form = draw(st.sampled_from(["all_of", "any_of", "of"]))
        counted = {"at_least_n": draw(st.integers(1, len(children)))} if form == "of" else {}
        return {form: children} | counted

    return node(depth)


def checked(names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Criteria that conditions read."""
    codes = {"codes": list(CODES)}
    return [{"id": name} | (ATTRIBUTE | codes if name == "relation" else MEASURED[name]) for name in names]
