"""Which rule kinds a workbook can say, and that what it says grades as the author means."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.unit.policies.sheets import BARS, SPEND, made, workbook
from tests.unit.policies.shipped import outcome

SAME = (None,) * len(SPEND)


def test_shares_may_be_percentages_or_the_fractions_a_spreadsheet_keeps(tmp_path: Path) -> None:
    hashes = set()
    for number, (a, b, c) in enumerate((("20%", "30%", "50%"), (20, 30, 50), (0.2, 0.3, 0.5))):
        bars = ((*SPEND[:3], None, None, "A", a), (*SAME, "B", b), (*SAME, "C", c))
        version = made(workbook(tmp_path, {"规则类型": "人数占比"}, bars), tmp_path / str(number))
        hashes.add(version.hash)
    assert len(hashes) == 1
    assert [share.percent for share in version.rule.shares] == [20, 30, 50]


def test_conditions_join_as_the_level_says_and_a_level_without_any_is_everyone_else(tmp_path: Path) -> None:
    levels = (("A", 1, "金", "", "", "全部"), ("B", 2, "银", "", "", "任一"), ("C", 3, "普通"))
    visits = ("次数", "购买次数", "近12个月", "次", None)
    bars = ((*SPEND, "A", "≥100"), (*SAME, "B", "≥50"), (*visits, "A", "≥6"), (*SAME, "B", "≥3"))
    version = made(workbook(tmp_path, {"规则类型": "条件组合"}, bars, levels), tmp_path)
    given = {"net_spend": 100, "sale_count": 6}
    assert [outcome(version, **{**given, **each}) for each in ({}, {"sale_count": 2}, {"net_spend": 10})] == [
        "A",
        "B",
        "B",
    ]
    assert outcome(version, net_spend=10, sale_count=0) == "C"


def test_attributes_pareto_dimensions_and_records_are_written_too(tmp_path: Path) -> None:
    influence = ("影响力", "属性:influence_class", None, None, None)
    codes = ((*influence, "A", "LEADER、NOTABLE"), (*SAME, "B", "SME"), (*SAME, "C", "NEW"))
    cuts = ((*SPEND[:3], None, None, "A", "80%"), (*SAME, "B", "95%"), (*SAME, "C", None))
    seats = ("账号", "已开通账号数", None, None, None)
    counts = ((*seats, "A", "50以上"), (*SAME, "B", "10-50"), (*SAME, "C", "不满10"))
    for kind, bars in (
        ("属性对应", codes),
        ("累计占比", cuts),
        ("时点查询", counts),
        ("各维度取最低", (*BARS, *codes)),
    ):
        version = made(workbook(tmp_path, {"规则类型": kind}, bars), tmp_path / kind)
        assert [level.code for level in version.ranked_levels] == ["A", "B", "C"]
    assert version.rule.kind == "combine"
    assert outcome(version, net_spend=5000000, influence_class="SME") == "B"


def test_benefits_are_prices_as_people_write_them_or_words_of_their_own(tmp_path: Path) -> None:
    levels = (
        ("A", 1, "金", "", "", "", "9折、生日礼"),
        ("B", 2, "银", "", "", "", "95%\uff1b生日礼"),
        ("C", 3, "普通"),
    )
    version = made(workbook(tmp_path, levels=levels), tmp_path)
    given = {each.name.zh: (each.levels, each.type, each.pay_rate) for each in version.benefits}
    assert given == {
        "9折": (("A",), "discount", Decimal("0.9")),
        "生日礼": (("A", "B"), "service", None),
        "95%": (("B",), "discount", Decimal("0.95")),
    }
