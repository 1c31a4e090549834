"""All 256 combinations of the four dimension grades give the counts that the rulebook measured (question Q1)."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import product

from pipelines.policies.reference import grade
from tests.spec.rulebook_policies import rulebook_policies

SALES = [Decimal(value) for value in ("1000000", "500000", "200000", "0")]
VOLUME = [Decimal(value) for value in ("100", "50", "20", "0")]
INFLUENCE = ["LEADER", "NOTABLE", "SME", "NEW_ENTRANT"]
TENURE = [Decimal(value) for value in ("60", "36", "12", "0")]


def test_the_capped_score_gives_11_a_113_b_121_c_and_11_d() -> None:
    version = rulebook_policies()["tob_four_dimension"]
    counts = Counter(
        grade(version, {"sales": sales, "volume": volume, "influence": influence, "tenure": tenure}).level_code
        for sales, volume, influence, tenure in product(SALES, VOLUME, INFLUENCE, TENURE)
    )
    assert counts == {"A": 11, "B": 113, "C": 121, "D": 11}
