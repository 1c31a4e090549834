"""The whole policy file from the two sheets of a workbook. Its rule is in `rule_text.py`; the linter judges it."""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.authoring.benefit_text import write_benefits
from pipelines.policies.authoring.facts_sheet import Facts, needed, read_facts, refuse
from pipelines.policies.authoring.levels_sheet import LevelsSheet, read_levels
from pipelines.policies.authoring.rule_text import write_rule
from pipelines.policies.authoring.workbook import Cell, read_workbook
from pipelines.policies.authoring.yaml_lines import Lines, flow, named, scalar
from pipelines.policies.lint.finding import problem

SHEETS = {"政策": ("政策", "policy"), "等级": ("等级", "levels")}
TEXTS = ("owner", "source", "author", "reviewed_by", "approved_by")
DAYS = ("approved_on", "announced_on", "revised_on")
COUNTS = ("grace_reviews", "max_drop", "validity_months")
CODE = re.compile(r"[a-z][a-z0-9_]*")


def policy_lines(path: Path, policy_id: str | None) -> tuple[str, str, Lines]:
    """Id, first day and lines of the file; ConfigurationError with every cell that is wrong."""
    sheets = read_workbook(path)
    found = {name: needed(sheets, names) for name, names in SHEETS.items()}
    refuse([problem(str(path), "sheet_missing", sheet=name) for name, sheet in found.items() if sheet is None])
    first, second = found["政策"], found["等级"]
    assert first is not None and second is not None
    facts, problems = read_facts(first)
    listed, more = read_levels(second)
    refuse([*problems, *more])
    chosen = _id(facts, policy_id, first.where)
    lines = Lines()
    lines.add(f"# Written by `tierline policy new` from {path.name}, which is not read again: this file is the policy.")
    problems = [*_head(lines, facts, chosen), *_levels(lines, listed)]
    problems += write_rule(lines, facts["kind"], listed, facts)
    problems += _movement(lines, facts)
    write_benefits(lines, listed.levels)
    refuse(problems)
    return chosen.text, facts["effective_from"].text, lines


def _id(facts: Facts, asked: str | None, where: str) -> Cell:
    written = facts.get("id")
    if written and asked and written.plain != asked:
        raise ConfigurationError(problem(written.where, "other_id", sheet=written.text, command=asked))
    chosen = written or Cell(asked or "", where)
    if not chosen.text:
        raise ConfigurationError(problem(where, "no_id"))
    if not CODE.fullmatch(chosen.plain):
        raise ConfigurationError(problem(chosen.where, "cell_code", shown=chosen.text))
    return Cell(chosen.plain, chosen.where)


def _head(lines: Lines, facts: Facts, chosen: Cell) -> list[Problem]:
    lines.add(f"id: {chosen.text}", chosen)
    version = facts.get("version")
    lines.add(f'version: "{version.plain if version else 1}"', version)
    for day in ("effective_from", "effective_to"):
        if day in facts:
            lines.add(f"{day}: {facts[day].text}", facts[day])
    english = facts["name_en"].text if "name_en" in facts else ""
    lines.add(f"name: {named(english, facts['name_zh'].text)}", facts["name_zh"])
    for key in (*TEXTS, *DAYS):
        if key in facts:
            lines.add(f"{key}: {facts[key].text if key in DAYS else scalar(facts[key].text)}", facts[key])
    if population := facts.get("population"):
        lines.add(f"population: {{customer_types: [{population.text}]}}", population)
    lines.add(f"currency: {scalar(facts['currency'].plain.upper())}", facts["currency"])
    if missing := facts.get("on_missing"):
        lines.add(f"on_missing: {missing.text}", missing)
    return []


def _levels(lines: Lines, listed: LevelsSheet) -> list[Problem]:
    """The levels, ranked as they stand where no rank is written; and bars of levels that are not listed."""
    lines.add("levels:")
    for number, level in enumerate(listed.levels, start=1):
        pairs = [("code", scalar(level["level"].text)), ("rank", level["rank"].plain or str(number))]
        if level["zh"].text or level["en"].text:
            pairs.append(("name", named(level["en"].text, level["zh"].text)))
        if aliases := level["aliases"].entries:
            pairs.append(("aliases", f"[{', '.join(map(scalar, aliases))}]"))
        lines.add(f"  - {flow(pairs)}", level["level"])
    known = [level["level"].text for level in listed.levels]
    bars = [bar["level"] for measure in listed.measures for bar in measure.bars]
    return [
        problem(cell.where, "unknown_level_cell", level=cell.text, known="、".join(known))
        for cell in bars
        if cell.text and cell.text not in known
    ]


def _movement(lines: Lines, facts: Facts) -> list[Problem]:
    problems: list[Problem] = []
    every, day = facts.get("every"), facts.get("day")
    if every and every.text:
        pairs = [("every", every.text)] + ([("day", _review_day(day, problems))] if day else [])
        lines.add(f"review: {flow(pairs)}", every)
    moves: list[tuple[str, str]] = []
    place = facts["kind"]
    for key in ("upgrade_on", "sticky", *COUNTS):
        cell = facts.get(key)
        if cell is None or not cell.text or cell.text in ("review", "0"):
            continue
        if key in COUNTS and not cell.plain.isdecimal():
            problems.append(problem(cell.where, "cell_number", shown=cell.text))
        moves.append((key, cell.plain))
        place = cell
    if moves:
        lines.add(f"movement: {flow(moves)}", place)
    return problems


def _review_day(cell: Cell, problems: list[Problem]) -> str:
    named_days = {"首日": "first_day", "末日": "last_day", "first": "first_day", "last": "last_day"}
    plain = cell.plain.removesuffix("日") if cell.plain not in named_days else cell.plain
    if plain in named_days:
        return named_days[plain]
    if plain.isdecimal():
        return f"day_{plain}"
    problems.append(problem(cell.where, "cell_choice", shown=cell.text, known="首日、末日、1 … 28"))
    return "last_day"
