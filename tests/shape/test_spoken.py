"""Everything that is told at a terminal is told in Chinese too: help, sentences of the rooms, what commands print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType
from typing import get_args

import pytest
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from expectations.declaration import Stage
from pipelines.checks.suites import declared_suites
from pipelines.cli import main
from pipelines.cli.chinese import landed, mappings, policies
from pipelines.cli.chinese.catalogue import FILES, TEXTS
from pipelines.cli.chinese.spoken_help import help_in_chinese
from pipelines.cli.chinese.translation import in_chinese
from pipelines.policies.wording import catalogue
from tests.shape.sentences import spoken

STAGES: tuple[Stage, ...] = get_args(Stage)
HAN = re.compile(r"[\u4e00-\u9fff]")
VALUE = re.compile(r"\{\w*\}")
# What a reader of Chinese reads as it is: a word of the product, codes in code, one word that is a code itself.
AS_IT_IS = re.compile(r"tierline|`[^`]*`|UTC|^\S*$")
# Half-width signs right after a Chinese letter, where a sentence goes on.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!()]")


def commands(command: TyperCommand | TyperGroup, path: str = "") -> Iterator[tuple[str, TyperCommand | TyperGroup]]:
    """Every command and group below one, with its path."""
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, f"{path} {name}".strip())


def filled(text: str) -> str:
    """A text with values in its places, which no form takes for a text of its own."""
    numbers = iter(range(99))
    return VALUE.sub(lambda _: f"⟨{next(numbers)}⟩", text)


def tree() -> dict[str, TyperCommand | TyperGroup]:
    """The commands in English, by path."""
    return dict(commands(main.command_line()))


def test_every_command_and_option_has_chinese_help() -> None:
    without = []
    for path, command in tree().items():
        paragraphs = help_in_chinese(command.help or "").split("\n\n")
        without += [f"{path}: {one}" for one in paragraphs if not HAN.search(one)]
        for parameter in command.params:
            if isinstance(parameter, TyperOption | TyperArgument) and not HAN.search(in_chinese(parameter.help or "")):
                without.append(f"{path} {parameter.name}: {parameter.help}")
    assert len(tree()) > 25 and not without, "add them to pipelines/cli/chinese: " + "\n".join(without)


def test_every_command_that_says_something_takes_the_language() -> None:
    silent = [
        path
        for path, command in tree().items()
        if not getattr(command, "commands", {}) and "lang" not in {one.name for one in command.params}
    ]
    assert not silent


def test_every_sentence_that_reaches_a_person_has_chinese() -> None:
    sentences = spoken()
    without = [
        f"{path}: {text}"
        for text, path in sentences.items()
        if re.search(r"[A-Za-z]{2}", AS_IT_IS.sub("", VALUE.sub("", text))) and not HAN.search(in_chinese(filled(text)))
    ]
    assert len(sentences) > 700 and not without, "add them to pipelines/cli/chinese:\n" + "\n".join(without)


@pytest.mark.parametrize("english", TEXTS)
def test_both_languages_of_a_text_hold_the_same_values(english: str) -> None:
    chinese = TEXTS[english]
    assert sorted(VALUE.findall(chinese)) == sorted(VALUE.findall(english))
    assert not HAN.search(english.replace("折", ""))
    assert (
        HAN.search(chinese)
        or chinese in ("seq", "Python")
        or not re.search("[a-z]{2}", chinese.replace("tierline", ""))
    )
    assert not HALF_WIDTH.search(re.sub(r"`[^`]*`", "", chinese)), chinese


@pytest.mark.parametrize("key", catalogue.TEXTS)
def test_texts_of_policies_use_the_punctuation_of_their_language(key: str) -> None:
    for chinese in (catalogue.TEXTS[key][1], catalogue.TEXTS[key][3]):
        assert not HALF_WIDTH.search(re.sub(r"`[^`]*`", "", chinese)), chinese


@pytest.mark.parametrize("file", [landed, mappings, policies])
def test_a_text_that_nothing_says_any_more_is_gone(file: ModuleType) -> None:
    said = {VALUE.sub("{}", text) for text in spoken()}
    assert [english for english in file.TEXTS if VALUE.sub("{}", english) not in said] == []


def test_what_judgements_measure_is_named_in_chinese() -> None:
    judged = [
        one.judgement for stage in STAGES for suite in declared_suites(stage).values() for one in suite.expectations
    ]
    measured = {name for judgement in judged if judgement for name in judgement.measured}
    assert measured and not [name for name in measured if not HAN.search(in_chinese(name))]


def test_no_text_stands_in_two_files() -> None:
    assert sum(len(file.TEXTS) for file in FILES) == len(TEXTS)


def test_a_sentence_without_chinese_is_caught() -> None:
    assert in_chinese(filled("the till of {} is on fire")) == "the till of ⟨0⟩ is on fire"
    assert "the file is empty" in spoken() and "{} of {} rows are rejected, more than {} %" in spoken()
