"""A Chromium for a test, without a window. Add here how one is found or installed; keep out what it is asked to show.

Without one, root on a Debian system installs it from the system's packages; elsewhere the test says that it was not
run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer")


def print_page(page: Path, target: Path) -> None:
    """Print an HTML file as a PDF, on the paper that its style sheet names."""
    profile = target.with_suffix(".profile")
    arguments = [_browser(), *OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={target}", page.name]
    subprocess.run(arguments, check=True, capture_output=True, cwd=page.parent, timeout=120)


def _browser() -> str:
    found = _found()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]):
            environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", "-q", *words], check=False, capture_output=True, env=environment, timeout=900)
        found = _found()
    if found is None:
        pytest.skip("NOT RUN: no Chromium here. Install it, or run as root on Debian")
    return found


def _found() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)
