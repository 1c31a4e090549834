"""The papers of the longest shipped policies fit on one A4 page each, as a browser prints them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pipelines.policies.document.page import as_html, document
from tests.unit.policies.shipped import every_version

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_longest_paper_fits_on_one_page(language: str, tmp_path: Path) -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("not run: no Chromium to print with")
    pages = [as_html(document(version), language) for version in every_version()]
    (tmp_path / "longest.html").write_text(max(pages, key=len), encoding="utf-8")
    printed = tmp_path / "longest.pdf"
    arguments = [browser, *OPTIONS, f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={printed}", "longest.html"]
    subprocess.run(arguments, check=True, capture_output=True, cwd=tmp_path, timeout=120)
    assert len(PAGE.findall(printed.read_bytes())) == 1
