"""Reads points programs, after nothing was found wrong with them: in one file, between versions, between programs.

What a version states stands in `points_program.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, groupby, pairwise
from pathlib import Path

from pipelines.home.problems import ConfigurationError, Problem, raise_if_any
from pipelines.home.yaml_file import YamlDocument, read_yaml, validate
from pipelines.policies.lint.finding import problem
from pipelines.policies.points_program import PointsProgram, spans

Read = tuple[PointsProgram, YamlDocument]


def program_files(folder: Path) -> list[Path]:
    """The version files below a points folder: `<program>/<effective-from>.yml`."""
    return sorted(folder.glob("*/*.yml"))


def load_programs(folder: Path, currency: str | None = None) -> list[PointsProgram]:
    """All versions of all programs below a points folder, by program and date; ConfigurationError with every fault.

    `currency` is the program currency of the home: points are given for amounts kept in it.
    """
    read, problems = _read(program_files(folder))
    raise_if_any([*problems, *_strays(folder), *_faults(read, currency)])
    return [program for program, _ in read]


def read_program(folder: Path) -> list[PointsProgram]:
    """The versions of one program, points/<program>, oldest first; ConfigurationError when one is no program at all."""
    read, problems = _read(sorted(folder.glob("*.yml")))
    raise_if_any(problems)
    return [program for program, _ in read]


def lint_programs(paths: Sequence[Path], currency: str | None = None) -> list[Problem]:
    """Every fault of the named files, also against the other programs and versions of the same folder."""
    folders = sorted({path.resolve().parents[1] for path in paths})
    named = {path.resolve() for path in paths}
    found: list[Problem] = []
    for folder in folders:
        read, problems = _read(sorted({*program_files(folder), *(path for path in named if folder in path.parents)}))
        found += [*problems, *_faults(read, currency)]
    return [each for each in found if Path(each.where.rpartition(":")[0]).resolve() in named]


def _read(paths: Sequence[Path]) -> tuple[list[Read], list[Problem]]:
    read: list[Read] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            document = read_yaml(path)
            read.append((validate(document, PointsProgram), document))
        except ConfigurationError as refused:
            problems.extend(refused.problems)
    read.sort(key=lambda each: (each[0].id, each[0].effective_from))
    return read, problems


def _strays(folder: Path) -> Iterator[Problem]:
    expected = set(program_files(folder))
    for path in sorted(folder.rglob("*.y*ml")):
        if path not in expected:
            yield problem(str(path), "misplaced.program")


def _faults(read: Sequence[Read], currency: str | None) -> Iterator[Problem]:
    for program, document in read:
        yield from _own_faults(program, document, currency)
    programs = [list(versions) for _, versions in groupby(read, key=lambda each: each[0].id)]
    for versions in programs:
        for (earlier, document), (later, _) in pairwise(versions):
            if earlier.effective_to and earlier.effective_to > later.effective_from:
                end, where = earlier.effective_to, document.where(("effective_to",))
                about = {"end": end, "other": later.version, "day": later.effective_from}
                yield problem(where, "versions_overlap.end", "error", **about)
        for number, (one, document) in enumerate(versions):
            if one.version in {other.version for other, _ in versions[:number]}:
                where = document.where(("version",))
                yield problem(where, "duplicate_version", "error", policy=one.id, version=one.version)
    for first, second in combinations(programs, 2):
        yield from _earning_twice(first, second)


def _own_faults(program: PointsProgram, document: YamlDocument, currency: str | None) -> Iterator[Problem]:
    if document.path.absolute().parent.name != program.id:
        folder = document.path.absolute().parent.name
        yield problem(document.where(("id",)), "misplaced", "error", policy=program.id, folder=folder)
    if document.path.stem != program.effective_from.isoformat():
        where, file = document.where(("effective_from",)), document.path.name
        yield problem(where, "misplaced.date", "error", day=program.effective_from, file=file)
    if program.effective_to and program.effective_to <= program.effective_from:
        yield problem(document.where(("effective_to",)), "program_dates")
    if currency is not None and program.currency != currency:
        where = document.where(("currency",))
        yield problem(where, "currency.program", "error", currency=program.currency, kept=currency)


def _earning_twice(first: Sequence[Read], second: Sequence[Read]) -> Iterator[Problem]:
    """Two programs that give points for the same receipts: what a level is held against would count them twice."""
    for mine, my_end in spans([program for program, _ in first]):
        for (theirs, document), (_, their_end) in zip(second, spans([program for program, _ in second]), strict=True):
            begins = max(mine.effective_from, theirs.effective_from)
            is_both = begins < min(my_end or date.max, their_end or date.max)
            if is_both and mine.earns_from_receipts and theirs.earns_from_receipts:
                where = document.where(("effective_from",))
                yield problem(where, "receipts_earn_twice", "error", program=theirs.id, other=mine.id, day=begins)
