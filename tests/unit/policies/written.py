"""Policy texts for the tests of the room: five sound policies, and how to write a changed one into a folder.

Change one line of a sound text per test, so that the fault and its line are plain to see.
"""

from __future__ import annotations

from pathlib import Path

HEAD = """\
id: shop
version: "1"
effective_from: 2024-01-01
name: {en: Shop, zh: 门店}
owner: tests
currency: CNY
levels:
  - {code: gold, rank: 1}
  - {code: silver, rank: 2}
  - {code: basic, rank: 3}
rule:
"""
BANDS = (
    HEAD
    + """\
  kind: bands
  criterion:
    id: spend
    metric: net_spend
    window: rolling_12_months
    bands:
      - {level: gold, at_least: 50}
      - {level: silver, at_least: 20, below: 50}
      - {level: basic, below: 20}
"""
)
GROUPS = (
    HEAD
    + """\
  kind: groups
  criteria:
    - {id: spend, metric: net_spend}
    - {id: visits, metric: sale_count}
  levels:
    gold:
      all_of:
        - {criterion: spend, at_least: 50}
        - any_of:
            - {criterion: visits, at_least: 6}
            - {id: high_spend, criterion: spend, at_least: 90}
    silver: {criterion: spend, at_least: 20}
    basic: otherwise
"""
)
SCORECARD = (
    HEAD
    + """\
  kind: scorecard
  criteria:
    - id: sales
      metric: net_spend
      weight: 60
      required: true
      bands:
        - {level: gold, at_least: 50, points: 3}
        - {level: silver, at_least: 20, points: 2}
        - {level: basic, below: 20, points: 1}
    - id: standing
      attribute: class
      weight: 40
      map:
        HIGH: {points: 3}
        LOW: {points: 1}
  score_bands:
    - {level: gold, at_least: 2.5}
    - {level: silver, at_least: 1.5}
    - {level: basic, below: 1.5}
  min_coverage: 60
  cap: {criterion: sales, levels_above: 1}
"""
)
INTENT = (
    BANDS.replace("kind: bands", "kind: intent")
    .replace("net_spend", "days_to_decision")
    .replace("    window: rolling_12_months\n", "")
)
EVENT = (
    HEAD
    + """\
  kind: event
  criteria: [{id: receipt, metric: single_purchase_amount}]
  levels:
    gold: {criterion: receipt, at_least: 50}
    silver: {criterion: receipt, at_least: 20}
    basic: otherwise
"""
)


def write(policies: Path, text: str, name: str = "2024-01-01.yml") -> Path:
    """Write a policy text as a version of policy `shop` and give its path."""
    path = policies / "shop" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def changed(text: str, old: str, new: str) -> tuple[str, int]:
    """The text with its one `old` replaced, and the line of the change."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new), text[: text.index(old)].count("\n") + 1
