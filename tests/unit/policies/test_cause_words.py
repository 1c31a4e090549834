"""Every cause that a replay can give is told in words, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pipelines.policies import move, replay
from pipelines.policies.cause_words import CAUSES, cause_words
from pipelines.policies.overrides import RANK


def given_causes() -> set[str]:
    """The texts that the functions of the replay return, or pass on, as a cause."""
    trees = [ast.parse(Path(str(module.__file__)).read_text("utf-8")) for module in (move, replay)]
    returned = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Return) and node.value]
    texts = {part.value for node in returned for part in ast.walk(node) if isinstance(part, ast.Constant)}
    return {text for text in texts if isinstance(text, str) and text} | {f"override_{kind}" for kind in RANK}


def test_every_cause_of_a_replay_has_words() -> None:
    assert {"grace", "drop", "qualified", "no_version", "succession"} <= given_causes()
    wordless = given_causes() - CAUSES.keys() - {"override_", "override_exclude", "none", "up", "down"}
    assert not wordless


@pytest.mark.parametrize(("lang", "word"), [("en", "a failed review is forgiven"), ("zh", "复审未达标，予以宽限")])
def test_a_cause_is_told_in_the_language_asked_for(lang: str, word: str) -> None:
    assert cause_words("grace", "zh" if lang == "zh" else "en") == word
