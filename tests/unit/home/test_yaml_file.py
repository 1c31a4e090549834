"""The YAML that people write: text in, text out, with its line; nothing that reads differently from how it looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from pipelines.home.problems import ConfigurationError
from pipelines.home.yaml_file import MAX_BYTES, read_yaml, validate


class Shop(BaseModel):
    """A small model with a required name, a number and a secret."""

    model_config = ConfigDict(extra="forbid")

    name: str
    stores: int = 1
    api_token: int = 0


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "shop.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_scalar_is_the_text_that_was_written(tmp_path: Path) -> None:
    document = read_yaml(written(tmp_path, "a: 1.50\nb: true\nc: 2024-01-01\nd: ~\ne: ''\n"))
    assert document.data == {"a": "1.50", "b": "true", "c": "2024-01-01", "d": None, "e": ""}


def test_each_value_knows_its_line_and_an_absent_one_that_of_its_parent(tmp_path: Path) -> None:
    document = read_yaml(written(tmp_path, "a:\n  - x\n  - {b: z}\n"))
    assert document.where(("a", 1, "b")).endswith(":3")
    assert document.where(("a", 1, "missing")).endswith(":3")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: NO\n", 2, "`NO` means different things"),
        ("a: 012\n", 1, "`012` means different things"),
        ("a: 18:00\n", 1, "`18:00` means different things"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key `a` twice"),
        ("a: &x 1\nb: *x\n", 1, "an anchor or alias"),
        ("a: !!int 1\n", 1, "a tag"),
        ("a: [1, 2\n", 2, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("? [a]\n: 1\n", 1, "a key that is not a word"),
        ("a: \x07\n", 1, "not YAML"),
    ],
)
def test_what_reads_differently_from_how_it_looks_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    with pytest.raises(ConfigurationError) as told:
        read_yaml(written(tmp_path, text))
    problem = told.value.problems[0]
    assert what in problem.what
    assert problem.where == f"{tmp_path / 'shop.yml'}:{line}"
    assert problem.remedy


@pytest.mark.parametrize("text", ['"NO"', "'012'", '"18:00"'])
def test_quotes_make_a_trap_plain_text(tmp_path: Path, text: str) -> None:
    assert read_yaml(written(tmp_path, f"a: {text}\n")).data == {"a": text[1:-1]}


def test_a_hostile_file_is_refused_before_it_costs_anything(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="the limit is"):
        read_yaml(written(tmp_path, "a: " + "x" * MAX_BYTES))
    with pytest.raises(ConfigurationError, match="nested deeper"):
        read_yaml(written(tmp_path, "[" * 5000 + "]" * 5000))


def test_a_file_that_is_not_utf_8_says_where(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="not UTF-8 at byte 3"):
        read_yaml(written(tmp_path, b"a: \xff"))


def test_every_fault_of_a_file_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as told:
        validate(read_yaml(written(tmp_path, "stores: many\nopen: yes_please\n")), Shop)
    faults = {(problem.where.rsplit(":", 1)[1], problem.code) for problem in told.value.problems}
    assert faults == {("1", "missing_key"), ("1", "int_parsing"), ("2", "unknown_key")}


def test_a_wrong_secret_is_not_shown(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as told:
        validate(read_yaml(written(tmp_path, "name: x\napi_token: hush\n")), Shop)
    assert "hush" not in str(told.value)
