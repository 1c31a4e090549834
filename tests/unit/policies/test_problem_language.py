"""What reading a file finds wrong is told in Chinese too: no form is forgotten."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from pipelines.cli.chinese.translation import problem_in_chinese
from pipelines.policies.loader import lint
from pipelines.policies.wording.catalogue import TEXTS
from tests.unit.policies.written import BANDS, changed, write

ROOM = Path(__file__).parents[3] / "pipelines" / "policies"
UNREADABLE = {
    "an unknown key": BANDS + "mood: good\n",
    "a missing key": changed(BANDS, "owner: tests\n", "")[0],
    "a key twice": BANDS + "owner: again\n",
    "a number with separators": changed(BANDS, "at_least: 50", 'at_least: "5,000"')[0],
    "no date": changed(BANDS, "effective_from: 2024-01-01", "effective_from: 20xx-07-01")[0],
    "no": changed(BANDS, "owner: tests", "owner: no")[0],
    "an alias": BANDS + "other: &a x\nagain: *a\n",
    "a tag": changed(BANDS, "owner: tests", "owner: !!str tests")[0],
    "two documents": BANDS + "---\na: b\n",
    "a key that is a list": BANDS + "? [a]\n: b\n",
    "too deep": BANDS + "x: " + "[" * 40 + "]" * 40 + "\n",
    "too large": BANDS + "# " + "x" * 300_000 + "\n",
    "no yaml": BANDS + "a: b: c\n",
    "a tab": BANDS + "\tmood: good\n",
    "full-width signs": changed(BANDS, "owner: tests", "owner：tests")[0],
    "a full-width comma": BANDS + "population: {customer_types: [person]，prospects: graded}\n",
    "a full-width colon in a bracket": BANDS + "population: {prospects：graded}\n",
    "a bracket left open": BANDS + "population: {prospects: graded\n",
    "a quote left open": BANDS + 'source: "chapter 1\n',
    "a sign at the start": BANDS + "source: @chapter\n",
    "an odd indentation": BANDS + "ours:\n   - a\n  - b\n",
    "a text for a list": BANDS + "ours: rule\n",
    "an empty list": BANDS + "population: {customer_types: []}\n",
    "a list of nothing that is known": BANDS + "population: {customer_types: [human]}\n",
    "a text for keys": BANDS + "population: person\n",
    "an empty owner": changed(BANDS, "owner: tests", 'owner: ""')[0],
    "no owner": changed(BANDS, "owner: tests", "owner:")[0],
    "a word for a number": BANDS + "movement: {grace_reviews: one}\n",
    "a number below nothing": BANDS + "movement: {grace_reviews: -1}\n",
    "a word for yes or no": BANDS + "movement: {grandfather: maybe}\n",
    "no currency": changed(BANDS, "currency: CNY", "currency: yuan")[0],
    "no such day of a review": BANDS + "review: {every: month, day: monday}\n",
    "a code in capitals": BANDS + "calendar: Fiscal\n",
    "a long version": changed(BANDS, 'version: "1"', f"version: {'x' * 50}")[0],
    "a price above the price": BANDS
    + "benefits: [{code: a, levels: [A], type: discount, name: {en: a, zh: 甲}, pay_rate: 95折}]\n",
}
LIBRARY = re.compile(r"valid (?!for)|[Ii]nput|String|Tuple|List|Decimal|validation|parse|expected|block|token|scanning")


@pytest.mark.parametrize("fault", UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_of_in_chinese_with_a_remedy(fault: str, tmp_path: Path) -> None:
    found = lint([write(tmp_path, UNREADABLE[fault])])
    told = list(map(problem_in_chinese, found))
    assert told
    for english, chinese in zip(found, told, strict=True):
        assert (english.code, english.where) == (chinese.code, chinese.where)
        assert _is_chinese(chinese.what), chinese
        assert _is_chinese(chinese.remedy), chinese


@pytest.mark.parametrize("fault", UNREADABLE)
def test_no_word_of_the_reading_libraries_reaches_an_author(fault: str, tmp_path: Path) -> None:
    for found in lint([write(tmp_path, UNREADABLE[fault])]):
        for each in (found, problem_in_chinese(found)):
            assert not LIBRARY.search(f"{each.what} {each.remedy}"), each


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        ("a list of nothing that is known", ["`population.customer_types.0` should be 'organisation', 'person' or"]),
        ("an empty list", ["the list `population.customer_types` is empty"]),
        ("no owner", ["`owner` has no value"]),
        ("a price above the price", ["`benefits.0.pay_rate` should be a share of the price that is still paid"]),
        ("full-width signs", ["not YAML: a key without its colon"]),
        ("a full-width colon in a bracket", ["unknown key `population.prospects：graded`"]),
    ],
)
def test_a_fault_is_told_once_and_says_what_should_stand_there(fault: str, what: list[str], tmp_path: Path) -> None:
    found = [each.what for each in lint([write(tmp_path, UNREADABLE[fault])]) if each.severity == "error"]
    assert len(found) == len(what)
    assert all(told.startswith(said) for told, said in zip(found, what, strict=True)), found


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_has_both_languages_and_fills_in_the_same_values(key: str) -> None:
    what, what_zh, remedy, remedy_zh = TEXTS[key]
    assert _is_chinese(what_zh) and _is_chinese(remedy_zh)
    assert not (_is_chinese(what) or _is_chinese(remedy.replace("折", "")))
    assert _values(what_zh) <= _values(what) and _values(remedy_zh) == _values(remedy)


def test_every_text_is_told_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py") if path.parent.name != "wording")
    assert [key for key in TEXTS if f'"{key}"' not in code] == []


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)
