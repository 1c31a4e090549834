"""The papers of the longest shipped policies fit on one A4 page each, as a browser prints them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.policies.document.page import as_html, document
from tests.browser.chromium import print_page
from tests.unit.policies.shipped import every_version

PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_longest_paper_fits_on_one_page(language: str, tmp_path: Path) -> None:
    pages = [as_html(document(version), language) for version in every_version()]
    page, printed = tmp_path / "longest.html", tmp_path / "longest.pdf"
    page.write_text(max(pages, key=len), encoding="utf-8")
    print_page(page, printed)
    assert len(PAGE.findall(printed.read_bytes())) == 1
