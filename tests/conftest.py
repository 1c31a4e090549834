"""What makes a run of tests the same for everybody: the examples of Hypothesis, the language of each test, its garbage.

Hypothesis tries the same examples in every run of one code; `make search` looks further.
Add here only what holds for all tests; a fixture stands with those that ask for it.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings
from typer import rich_utils

from pipelines.cli.chinese.spoken_help import WORDS
from pipelines.settings import collect_rarely

# How long an example takes depends on what else the machine does, and no test asserts a time.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None)
collect_rarely()
settings.load_profile(os.environ.get("TIERLINE_EXAMPLES", "same"))


@pytest.fixture(autouse=True)
def _language_of_one_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command told in another language leaves in this process goes with the test."""
    monkeypatch.setenv("TIERLINE_LANG", "")
    for name in (*WORDS, "DEFAULT_STRING", "highlighter"):
        monkeypatch.setattr(rich_utils, name, getattr(rich_utils, name))
