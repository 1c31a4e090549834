"""A version as a paper: every level, bar, window, sentence of movement and benefit of a shipped policy stands on it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from pipelines.policies.document.page import as_html, document
from pipelines.policies.document.parts import Document
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.moving import version
from tests.unit.policies.shipped import every_version, shipped

HAN = re.compile(r"[\u4e00-\u9fff]")


def text_of(found: Document, language: str) -> str:
    cells = [cell for part in found.parts for row in (part.headings, *part.rows) for cell in row]
    named = [found.title, found.subtitle, *(part.title for part in found.parts), *cells, found.closing]
    return "\n".join(getattr(name, language) for name in named)


@pytest.mark.parametrize("each", every_version(), ids=lambda each: f"{each.id}@{each.version}")
def test_every_shipped_policy_has_a_paper_with_its_levels_benefits_and_hash(each: PolicyVersion) -> None:
    for language in ("en", "zh"):
        told = text_of(document(each), language)
        for level in each.levels:
            assert f"{level.rank}. {level.code}" in told
            assert getattr(level.shown, language) in told
        for benefit in each.benefits:
            assert getattr(benefit.name, language) in told
        assert each.hash in told
        assert all(part.rows for part in document(each).parts)


def test_bars_windows_weights_and_the_rules_of_a_score_are_told_in_both_languages() -> None:
    found = document(shipped("tob_four_dimension"))
    english, chinese = text_of(found, "en"), text_of(found, "zh")
    for words in ("at least 1,000,000 CNY = 4", "over the last 12 complete months", "At least 60 of 100", "At most 1"):
        assert words in english
    for words in (
        "不低于 1,000,000 元 = 4",
        "近12个完整月净消费额",
        "至少为 60（共 100）",
        "最多比仅按年度销售额评定的等级高 1 级",
    ):
        assert words in chinese


def test_reviews_and_movement_are_told_in_words() -> None:
    moving = version(
        movement={
            "grace_reviews": 1,
            "max_drop": 1,
            "validity_months": 12,
            "retain": {"gold": {"criterion": "spend", "at_least": "40"}},
            "floor": "silver",
        }
    )
    told = text_of(document(moving), "zh")
    for words in (
        "每季度末日复审",
        "前 1 次复审不降级",
        "最多降 1 级",
        "12 个月内不降级",
        "不低于 40 元的，保留 gold",
        "不低于 silver",
    ):
        assert words in told
    assert "gold is kept while net spend of all time of at least 40 CNY" in text_of(document(moving), "en")


def test_a_line_of_points_names_the_unit_of_its_ends() -> None:
    found = document(shipped("weighted_abc_monthly"))
    assert "from 0 points at 0 CNY in a straight line to 100 at 1,000,000 CNY" in text_of(found, "en")
    assert "0 万元 得 0 分，线性增至 100 万元 得 100 分" in text_of(found, "zh")


def test_a_matrix_says_which_measure_runs_down_and_which_across() -> None:
    found = document(shipped("importance_three"))
    assert "spend ORDINARY with purchases: IMPORTANT = IMPORTANT, ORDINARY = ORDINARY" in text_of(found, "en")
    assert "交易额为 ORDINARY，交易次数：IMPORTANT = IMPORTANT、ORDINARY = ORDINARY" in text_of(found, "zh")


def test_the_paper_of_a_policy_of_documents_promises_nothing_that_only_customers_have() -> None:
    found = document(shipped("single_purchase_draw"))
    for language, scope, kept in (
        ("en", "one level per sale document", ["one level per customer", "may be set", "not held"]),
        ("zh", "每张销售单据一个等级", ["每个客户一个等级", "设保底", "不作保留"]),
    ):
        told = text_of(found, language)
        assert scope in told and not [each for each in kept if each in told]


def test_who_approved_stands_beside_a_line_to_sign_and_who_did_not_is_left_open() -> None:
    signed = document(shipped("abcd_scorecard")).parts[-1]
    assert [row[1].en for row in signed.rows[:3]] == ["Sales operations", "Tiering committee", "General manager"]
    open_ones = document(shipped("tob_four_dimension")).parts[-1]
    assert all(set(cell.zh) == {"_"} for row in open_ones.rows for cell in row[1:])


def test_the_page_is_closed_html_in_its_language_and_escapes_what_people_wrote() -> None:
    page = as_html(document(version(owner="<script>alert(1)</script> & Co")), "zh")
    assert '<html lang="zh-CN">' in page
    assert "<script>" not in page and "&lt;script&gt;" in page and "&amp; Co" in page
    opened: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            opened.append(tag) if tag != "meta" else None

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Tags().feed(page)
    assert opened == []


def test_the_english_paper_of_a_shipped_policy_has_chinese_only_where_its_file_has() -> None:
    english = text_of(document(shipped("abcd_scorecard")), "en")
    assert not HAN.search(english)
