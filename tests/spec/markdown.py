"""Tables of the generated documents: what a case holds, in words of one language.

Add how a new kind of cell is written here; which cases stand in which document is the documents' own business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pipelines.policies.reason_words import WORDS
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import criterion_words
from tests.spec.cases import Case
from tests.spec.rulebook_policies import policy_id, rows_of

Language = Literal["en", "zh"]
NOTHING = "–"
LEVEL = {"en": "level", "zh": "等级"}
CASE = {"en": "case", "zh": "用例"}
SCORE = {"en": "score", "zh": "总分"}
CARRIED = {policy_id(row["policy_id"]): row["metric"].replace("_", " ") for row in rows_of("bands.csv")}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; an empty cell says that there is nothing."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") or NOTHING for cell in line) + " |" for line in lines)


def case_table(version: PolicyVersion, cases: Sequence[Case], language: Language, with_names: bool) -> str:
    """Values and answers of the cases of one policy; `with_names` tells the case, too."""
    names = list(dict.fromkeys(name for case in cases for name in case.values))
    has_scores = any(case.score is not None for case in cases)
    heads = [CASE[language]] * with_names + [_head(version, name, language) for name in names]
    heads += [SCORE[language]] * has_scores + [LEVEL[language]]
    rows = [
        [f"`{name_of(case)}`"] * with_names
        + [case.values.get(name) or NOTHING for name in names]
        + ([f"{case.score.normalize():f}" if case.score is not None else NOTHING] if has_scores else [])
        + [answer(case.level, case.reason, language)]
        for case in cases
    ]
    return table(heads, rows)


def answer(level: str | None, reason: str | None, language: Language) -> str:
    """The level, or why there is none."""
    if level:
        return level
    words = WORDS[reason or ""][0 if language == "en" else 1]
    return f"{NOTHING} ({words})" if language == "en" else f"{NOTHING}（{words}）"


def told(given: str, language: Language) -> str:
    """A level, or why there is none: reasons are lower case."""
    return answer(None, given, language) if given in WORDS else given


def name_of(case: Case) -> str:
    """The name of a case within its policy."""
    return case.case_id.partition("-")[2]


def _head(version: PolicyVersion, name: str, language: Language) -> str:
    """The criterion and the unit its values are written in."""
    criterion = version.criterion(name)
    if version.id in CARRIED:
        return CARRIED[version.id]
    if criterion is None:
        return name
    words = getattr(criterion_words(criterion), language)
    if criterion.metric is None:
        return str(words)
    unit = unit_of(criterion.metric, criterion.unit, version.currency)
    # English has no word for 万, and the values below are the author's.
    name = unit.code if unit.english_factor != unit.factor else getattr(unit, language)
    return f"{words} ({name})" if language == "en" else f"{words}（{name}）"
