"""Only settings.py reads the environment and the clock; everything else is told."""

from __future__ import annotations

import ast

from tests.shape.house import faults_in, files, told

SETTINGS = "pipelines/settings.py"
# Names that read the environment or the wall clock, as they are written.
READERS = {
    "os.environ": "the environment",
    "os.environb": "the environment",
    "os.getenv": "the environment",
    "datetime.now": "the clock",
    "datetime.utcnow": "the clock",
    "datetime.today": "the clock",
    "date.today": "the clock",
    "time.time": "the clock",
    "time.time_ns": "the clock",
    "time.localtime": "the clock",
    "time.gmtime": "the clock",
    "getpass.getuser": "the user",
}


def dotted(node: ast.AST) -> str:
    """`datetime.datetime.now` of an attribute chain, '' of anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (left := dotted(node.value)):
        return f"{left}.{node.attr}"
    return ""


def reads_the_world(path: str, text: str) -> list[str]:
    if path == SETTINGS:
        return []
    faults = []
    for node in ast.walk(ast.parse(text)):
        names = [dotted(node)] if isinstance(node, ast.Attribute) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            short = ".".join(name.split(".")[-2:])
            if short in READERS:
                line = getattr(node, "lineno", 0)
                faults.append(f"{path}:{line}: {name} reads {READERS[short]}: ask {SETTINGS} and pass the answer on")
    return faults


def test_only_settings_reads_the_environment_and_the_clock() -> None:
    assert not (faults := faults_in(files(".py", "pipelines/", "expectations/"), reads_the_world)), told(faults)


def test_the_sample_is_made_without_a_clock() -> None:
    assert not (faults := faults_in(files(".py", "data/"), reads_the_world)), told(faults)


def test_a_look_at_the_environment_or_the_clock_is_caught() -> None:
    for bad in ("import os\nos.environ['HOME']", "from os import getenv", "datetime.datetime.now(UTC)", "date.today()"):
        assert reads_the_world("pipelines/landing/x.py", bad), bad
    assert reads_the_world(SETTINGS, "os.environ['HOME']") == []
    assert reads_the_world("pipelines/landing/x.py", "time.monotonic()") == []
