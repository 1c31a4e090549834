"""Imports flow one way, the framework stays at the edge, and the command line starts light."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.shape.house import ROOT, faults_in, files, told

# A room may import itself and what stands on a line above it. Rooms on one line know each other.
ROOMS = (
    {"home", "settings"},
    {"sources"},
    {"landing"},
    {"identity"},
    {"policies"},
    {"warehouse"},
    {"checks"},
    {"publish"},
    {"audit"},
    {"assets"},
    {"definitions", "jobs", "schedules", "sensors", "instance", "refresh", "server", "alerting", "database"},
    {"cli"},
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}
FRAMEWORK = ("dagster", "dagster_dbt", "dagster_webserver")
FRAMEWORK_PLACES = tuple(
    f"pipelines/{place}"
    for place in (
        "assets/",
        "definitions.py",
        "jobs.py",
        "schedules.py",
        "sensors.py",
        "alerting.py",
        "instance.py",
        "refresh.py",
    )
)
HEAVY = ("dagster", "dbt", "great_expectations", "polars", "duckdb", "pandas", "pyarrow", "sqlalchemy")


def imported(text: str) -> set[str]:
    """Full names of the modules that a file imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            found.add("." * node.level)
        elif isinstance(node, ast.ImportFrom) and node.module == "pipelines":
            found |= {f"pipelines.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def room_of(module: str) -> str:
    """The room of pipelines.<room>.…, or ''."""
    parts = module.split(".")
    return parts[1] if parts[0] == "pipelines" and len(parts) > 1 else ""


def imports_against_the_flow(path: str, text: str) -> list[str]:
    own = room_of(path.removesuffix(".py").replace("/", "."))
    if own and own != "__init__" and own not in RANK:
        return [f"{path}: room {own} is not in the flow: give it its place in DESIGN and in ROOMS, or move the file"]
    faults = []
    for module in sorted(imported(text)):
        room = room_of(module)
        if module.startswith("."):
            faults.append(f"{path}: a relative import: write pipelines.<room>.<module>")
        elif room and own in RANK and RANK.get(room, len(ROOMS)) > RANK[own]:
            faults.append(f"{path}: {own} imports {module}, to its right: move what both need to the left")
    return faults


def imports_the_framework(path: str, text: str) -> list[str]:
    if path.startswith(FRAMEWORK_PLACES):
        return []
    guilty = sorted(module for module in imported(text) if module.split(".")[0] in FRAMEWORK)
    return [f"{path}: imports {module}: only {', '.join(FRAMEWORK_PLACES)} may" for module in guilty]


def imports_upwards(path: str, text: str) -> list[str]:
    """Declarations of checks are data: they import neither the pipeline nor an engine."""
    guilty = sorted(m for m in imported(text) if m.split(".")[0] in ("pipelines", *HEAVY))
    return [f"{path}: imports {module}: declare only, pipelines/checks runs it" for module in guilty]


def test_rooms_import_only_what_stands_to_their_left() -> None:
    assert not (faults := faults_in(files(".py", "pipelines/"), imports_against_the_flow)), told(faults)


def test_only_assets_definitions_and_jobs_know_the_framework() -> None:
    assert not (faults := faults_in(files(".py", "pipelines/"), imports_the_framework)), told(faults)


def test_expectations_are_plain_data() -> None:
    assert not (faults := faults_in(files(".py", "expectations/"), imports_upwards)), told(faults)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['tierline', '--help']\n"
        "try:\n    from pipelines.cli.main import run; run()\nexcept SystemExit:\n    pass\n"
        f"print('\\nheavy:', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    assert "Usage" in shown
    assert shown.splitlines()[-1].split() == ["heavy:"], "import it in the body of the command that needs it"


def test_an_import_against_the_flow_is_caught() -> None:
    assert imports_against_the_flow("pipelines/landing/x.py", "from pipelines.publish.current import read_current")
    assert imports_against_the_flow("pipelines/landing/x.py", "def f():\n    from pipelines import audit")
    assert imports_against_the_flow("pipelines/landing/x.py", "from . import ledger")
    assert imports_against_the_flow("pipelines/shared/x.py", "import os")
    assert imports_against_the_flow("pipelines/landing/x.py", "from pipelines.home.folder import Home") == []


def test_a_framework_import_outside_its_files_is_caught() -> None:
    assert imports_the_framework("pipelines/landing/land.py", "import dagster as dg")
    assert imports_the_framework("pipelines/assets/landing.py", "import dagster as dg") == []


def test_an_expectation_that_imports_an_engine_is_caught() -> None:
    assert imports_upwards("expectations/graded/x.py", "import duckdb")
    assert imports_upwards("expectations/graded/x.py", "from expectations.declaration import Suite") == []
