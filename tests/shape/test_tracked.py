"""What git holds: no product of a run, no machine, no registry, no secret."""

from __future__ import annotations

import re

from tests.shape.house import ROOT, faults_in, told, tracked

MADE_BY_RUNS = re.compile(
    r"(^|/)(\.venv|\.dagster|__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.hypothesis|target|logs)/"
    r"|^(data|tests/homes/[^/]+)/(inbox|archive|landing|quarantine|warehouse|published|audit)/"
    r"|\.(pyc|duckdb|sqlite|part|log|egg-info)$|(^|/)identity_key$"
)
# Assembled from parts, so that this file does not hold what it looks for.
FOLDERS = "|".join(("home", "root", "Users", "work", "mnt"))
REGISTRIES = "|".join((r"pypi\.org", "python" + "hosted", "arti" + "factory", "dev" + "pi"))
MACHINE_PATH = re.compile(rf"(?<![\w.])/(?:{FOLDERS})/[\w.-]+")
REGISTRY = re.compile(rf"(?i)\b(?:[\w-]+\.)*(?:{REGISTRIES})\b")
INDEX_OPTION = re.compile("--(?:extra-)?(?:index-" + "url|find-" + "links|trusted-" + "host)")
TEXT = (
    *(".py", ".sql", ".yml", ".yaml", ".toml", ".txt", ".md", ".cfg", ".ini", ".sh", ".svg"),
    *("Makefile", ".ci/run", ".gitignore"),
)


def made_by_a_run(path: str) -> bool:
    """Whether runs and tools make such a file."""
    return bool(MADE_BY_RUNS.search(path))


def names_a_machine(path: str, text: str) -> list[str]:
    faults = []
    for number, line in enumerate(text.splitlines(), start=1):
        for pattern, what in ((MACHINE_PATH, "a machine's path"), (REGISTRY, "a registry"), (INDEX_OPTION, "an index")):
            if (hit := pattern.search(line)) and not (what == "an index" and "--no-emit-index-url" in line):
                faults.append(f"{path}:{number}: {hit.group()} names {what}: say it without")
    return faults


def test_git_holds_nothing_that_runs_make() -> None:
    guilty = [path for path in tracked() if made_by_a_run(path)]
    assert guilty == [], told(f"{path}: made by a run: git rm --cached it and ignore it" for path in guilty)


def test_no_file_names_a_machine_or_a_registry() -> None:
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in tracked() if path.endswith(TEXT)}
    assert not (faults := faults_in(texts, names_a_machine)), told(faults)


def test_every_requirement_is_locked_by_its_hash() -> None:
    for name in ("run", "dev", "uv"):
        lines = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8").splitlines()
        pins = [number for number, line in enumerate(lines) if "==" in line]
        bare = [lines[number] for number in pins if "--hash=sha256:" not in "".join(lines[number + 1 : number + 2])]
        assert pins and bare == [], f"requirements/{name}.txt: {bare} without a hash: run make lock"


def test_a_product_of_a_run_is_caught() -> None:
    inside = ("data/inbox/a.csv", "data/.dagster/x.db", "tests/homes/x/landing/y.parquet", "data/identity_key")
    for path in (*inside, "a/__pycache__/b.pyc"):
        assert made_by_a_run(path), path
    for path in ("pipelines/landing/land.py", "data/sample/erp/a.csv", "pipelines/warehouse/relations.py"):
        assert not made_by_a_run(path), path


def test_a_machine_or_a_registry_is_caught() -> None:
    for bad in ("open('/ho" + "me/ann/x')", "see https://py" + "pi.org/x", "--index" + "-url here"):
        assert names_a_machine("a.md", bad), bad
    assert names_a_machine("a.md", "published/CURRENT, sources/*.yml, a/home/b") == []
