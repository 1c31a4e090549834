"""The columns of a file are found by its header; what is said about a header shows no row of data."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.sources.refusal import FileRefused
from tests.deliveries import converted

MEMBERS = """
file: "members*.csv"
duplicates: by_key
columns: {card: [card, 会员卡号], name: name, phone: phone}
tables:
  customer: {customer_code: card, customer_name: name, phone: phone}
"""
MAPPED = "columns: {card: [card, 会员卡号], name: name, phone: phone}"
OPTIONAL = (f"{name}: {{header: {name}, optional: true}}" for name in ("card", "name", "phone"))
ALL_OPTIONAL = MEMBERS.replace(MAPPED, f"columns: {{{', '.join(OPTIONAL)}}}")


def refusal(folder: Path, content: str, mapping: str = MEMBERS) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        converted(folder, content, mapping, "members.csv")
    return refused.value


@pytest.mark.parametrize("mapping", [MEMBERS, ALL_OPTIONAL], ids=["needed columns", "optional columns"])
def test_a_file_without_its_header_line_is_refused_without_showing_its_first_row(tmp_path: Path, mapping: str) -> None:
    refused = refusal(tmp_path, "M001,Zhang San,13812345678\nM002,Li Si,13912345678\n", mapping)
    assert refused.code == "missing_column"
    assert "the first line holds none of the mapped headers" in refused.message
    for secret in ("M001", "Zhang San", "13812345678"):
        assert secret not in f"{refused.message} {refused.remedy}"


def test_a_missing_column_is_told_beside_the_mapped_ones_that_were_found(tmp_path: Path) -> None:
    refused = refusal(tmp_path, "会员卡号,phone,Zhang San\n")
    assert "no column for name (name); found: 会员卡号, phone" in refused.message
    assert "Zhang San" not in refused.message


def test_an_added_column_that_looks_like_a_contact_is_masked(tmp_path: Path) -> None:
    content = "card,name,phone,13812345678,ann@example.org,hobby,2026\n"
    warnings = " ".join(converted(tmp_path, content, MEMBERS, "members.csv").warnings)
    for shown in ("`1***`", "`a***`", "`hobby`", "`2026`"):
        assert shown in warnings
    for secret in ("13812345678", "ann@example.org"):
        assert secret not in warnings
