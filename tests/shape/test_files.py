"""Files are small, named after the domain, and say what belongs in them."""

from __future__ import annotations

import ast
from pathlib import PurePosixPath

from tests.shape.house import CODE, faults_in, files, models, told, tracked

MOST_LINES = {".py": 200, ".sql": 100}
MOST_LINES_OF_A_FUNCTION = 30
SHORTEST_CHARTER = 50
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "stuff", "tools", "lib"}
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def too_long(path: str, text: str) -> list[str]:
    lines, most = len(text.splitlines()), MOST_LINES[PurePosixPath(path).suffix]
    return [f"{path}: {lines} lines, at most {most}: split it by what it is about"] if lines > most else []


def without_charter(path: str, text: str) -> list[str]:
    charter = ast.get_docstring(ast.parse(text)) or ""
    if len(charter) >= SHORTEST_CHARTER:
        return []
    return [f"{path}: no charter: begin with a docstring that says what it holds, when to add to it, what to keep out"]


def long_functions(path: str, text: str) -> list[str]:
    """Functions whose body, without its docstring, is too long."""
    faults = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, FUNCTION):
            continue
        body = node.body[1:] if ast.get_docstring(node) else node.body
        lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
        if lines > MOST_LINES_OF_A_FUNCTION:
            remedy = f"at most {MOST_LINES_OF_A_FUNCTION}: give its steps names"
            faults.append(f"{path}:{node.lineno}: {node.name} has {lines} lines, {remedy}")
    return faults


def says_nothing(path: str) -> bool:
    """Whether a folder or file of the path has a name under which anything could be put."""
    parts = [*PurePosixPath(path).parts[:-1], PurePosixPath(path).stem]
    return any(part.lower().strip("_") in NAMES_THAT_SAY_NOTHING for part in parts)


def test_no_python_file_is_longer_than_200_lines() -> None:
    assert not (faults := faults_in(files(".py"), too_long)), told(faults)


def test_no_model_is_longer_than_100_lines() -> None:
    assert not (faults := faults_in(files(".sql"), too_long)), told(faults)


def test_half_of_the_models_are_short() -> None:
    lengths = sorted(len(text.splitlines()) for text in models().values())
    assert not lengths or lengths[len(lengths) // 2] <= 60, "models grow: split steps that another model could read"


def test_every_python_file_begins_with_its_charter() -> None:
    assert not (faults := faults_in(files(".py", *CODE), without_charter)), told(faults)


def test_no_function_is_longer_than_30_lines() -> None:
    assert not (faults := faults_in(files(".py", *CODE), long_functions)), told(faults)


def test_every_name_says_what_is_inside() -> None:
    guilty = [path for path in tracked() if says_nothing(path)]
    assert guilty == [], told(f"{path}: name it after what it holds" for path in guilty)


def test_what_is_too_long_is_caught() -> None:
    assert too_long("a.py", "x = 1\n" * 201)
    assert too_long("a.sql", "\n" * 101)
    assert too_long("a.py", "x = 1\n" * 200) == []
    assert long_functions("a.py", "def f():\n    'doc'\n" + "    x = 1\n" * 31)
    assert long_functions("a.py", "def f():\n    'doc'\n" + "    x = 1\n" * 30) == []


def test_a_missing_charter_is_caught() -> None:
    assert without_charter("a.py", "import os\n")
    assert without_charter("a.py", '"""Stuff."""\n')


def test_a_name_that_says_nothing_is_caught() -> None:
    assert says_nothing("pipelines/landing/utils.py")
    assert says_nothing("pipelines/common/dates.py")
    assert not says_nothing("pipelines/landing/ledger.py")
