"""Finds the Chinese of an English text: as it stands in the catalogue, or as one of its forms with values filled in.

Keep texts out of here (the files beside it), and what people wrote themselves: a reason, a name, a file's cell.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.cli.chinese.catalogue import TEXTS
from pipelines.home.problems import Problem
from pipelines.policies.lint.finding import BilingualProblem

VALUE = re.compile(r"\{(\d)\}")
# How rooms join texts of their own, and how Chinese does.
JOINTS = (("; ", "；"), (". ", "。"), (": ", "："))
# A form with fewer letters of its own could fit what a person wrote, so no value within a text is taken for it.
FEWEST_LETTERS = 8


def in_chinese(text: str) -> str:
    """The Chinese of a text; the text itself where there is none."""
    return TEXTS[text] if text in TEXTS else _part_in_chinese(text, 0)


def problem_in_chinese(problem: Problem) -> Problem:
    """The same problem, told in Chinese."""
    what, remedy = in_chinese(problem.what), in_chinese(problem.remedy)
    if isinstance(problem, BilingualProblem):
        what, remedy = problem.what_zh, problem.remedy_zh
    return Problem(what, _part_in_chinese(problem.where, FEWEST_LETTERS), remedy, problem.code, problem.severity)


def in_both_languages(problem: Problem) -> dict[str, str]:
    """A problem for machines, whoever reads it: its English, and its Chinese under names of their own."""
    chinese = problem_in_chinese(problem)
    english = {name: str(getattr(problem, name)) for name in ("code", "severity", "where", "what", "remedy")}
    return english | {"what_zh": chinese.what, "remedy_zh": chinese.remedy}


def _part_in_chinese(text: str, fewest_letters: int) -> str:
    """The Chinese of a part or value of a text. One word alone is a code or a name there, such as a column `amount`."""
    if " " in text and text in TEXTS:
        return TEXTS[text]
    for form, chinese, letters in _forms():
        if letters >= fewest_letters and (found := form.fullmatch(text)):
            return _filled(chinese, found)
    return _joined(text, fewest_letters)


def _filled(chinese: str, found: re.Match[str]) -> str:
    """A Chinese form with its values, which are in Chinese where the room made them of its own texts."""
    return VALUE.sub(lambda place: _part_in_chinese(found[f"value{place[1]}"], FEWEST_LETTERS), chinese)


def _joined(text: str, fewest_letters: int) -> str:
    """Texts that a room has put together, each in Chinese."""
    for joint, chinese in JOINTS:
        parts = text.split(joint)
        told = [_part_in_chinese(part, fewest_letters) for part in parts] if len(parts) > 1 else parts
        if told != parts:
            return chinese.join(told)
    if noted := re.fullmatch(r"(.+) \((.+)\)", text, re.DOTALL):
        first, note = _part_in_chinese(noted[1], fewest_letters), _part_in_chinese(noted[2], FEWEST_LETTERS)
        return f"{first}（{note}）" if first != noted[1] else text
    return text


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, int], ...]:
    """The texts with values, as patterns; those with the most letters of their own first."""
    forms = []
    for english, chinese in TEXTS.items():
        if VALUE.search(english):
            pattern = "".join(
                rf"(?P<value{part}>.+?)" if place % 2 else re.escape(part)
                for place, part in enumerate(VALUE.split(english))
            )
            letters = sum(letter.isalpha() for letter in VALUE.sub("", english))
            forms.append((re.compile(pattern, re.DOTALL), chinese, letters))
    return tuple(sorted(forms, key=lambda form: -form[2]))
