"""Bytes are read as the declared encoding or refused with the encoding to declare; the byte order is never guessed."""

from __future__ import annotations

import pytest

from pipelines.sources.decoding import Encoding, decode
from pipelines.sources.refusal import FileRefused

ENGLISH = "doc,day\n1,2026-01-05\n"
CHINESE = "单据编号,日期\n甲乙丙丁戊己庚辛,二〇二六\n"


def remedy(content: bytes, encoding: Encoding) -> str:
    with pytest.raises(FileRefused) as refused:
        decode(content, encoding)
    assert refused.value.code == "wrong_encoding"
    return refused.value.remedy


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_refused_with_its_byte_order(text: str, order: Encoding) -> None:
    assert f"`encoding: {order}`" in remedy(text.encode(order), "utf-16")


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_a_declared_byte_order_is_read_with_and_without_a_mark(text: str, order: Encoding) -> None:
    assert decode(text.encode(order), order) == text
    assert decode(("\ufeff" + text).encode(order), order) == text
    assert decode(("\ufeff" + text).encode(order), "utf-16") == text


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
@pytest.mark.parametrize(("order", "other"), [("utf-16-le", "utf-16-be"), ("utf-16-be", "utf-16-le")])
def test_the_other_byte_order_is_refused(text: str, order: Encoding, other: Encoding) -> None:
    assert f"`encoding: {other}`" in remedy(text.encode(other), order)
    assert "`encoding: utf-16`" in remedy(("\ufeff" + text).encode(other), order)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_one_byte_text_is_no_utf_16(encoding: Encoding) -> None:
    assert "`encoding: utf-8`" in remedy(ENGLISH.encode(), encoding)


def test_half_a_sign_at_the_end_is_refused() -> None:
    assert "Export the file again" in remedy(ENGLISH.encode("utf-16-le")[:-1], "utf-16-le")


def test_nothing_is_no_encoding_error() -> None:
    assert decode(b"", "utf-16") == ""
