"""Made-up policies of kind `bands` whose levels rise with the value."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from pipelines.policies.version import PolicyVersion

AMOUNTS = st.decimals(Decimal("-1e9"), Decimal("1e9"), places=2)


@st.composite
def rising_bands(draw: st.DrawFn) -> PolicyVersion:
    """Two to six levels; each cut belongs to the better or to the lower band; the last band is open below or not."""
    cuts = sorted(draw(st.sets(AMOUNTS, min_size=2, max_size=6)), reverse=True)
    keys = draw(st.lists(st.sampled_from(["at_least", "above"]), min_size=len(cuts), max_size=len(cuts)))
    bands = [{"level": f"L{rank}", key: cut} for rank, (key, cut) in enumerate(zip(keys, cuts, strict=True), start=1)]
    if draw(st.booleans()):
        bands[-1] = {"level": bands[-1]["level"]}
    return PolicyVersion.model_validate(
        {
            "id": "made_up",
            "version": "1",
            "effective_from": "2024-01-01",
            "name": {"en": "made up", "zh": "虚构"},
            "owner": "tests",
            "currency": "CNY",
            "levels": [{"code": band["level"], "rank": rank} for rank, band in enumerate(bands, start=1)],
            "rule": {"kind": "bands", "criterion": {"id": "spend", "metric": "net_spend", "bands": bands}},
        }
    )
