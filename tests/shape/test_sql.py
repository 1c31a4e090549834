"""How SQL is written: lower case, no clock, no chance, no float, one form that both engines understand."""

from __future__ import annotations

import re

from tests.shape.house import MODELS, faults_in, files, models, told

KEYWORDS = re.compile(
    r"\b(SELECT|FROM|WHERE|JOIN|LEFT|INNER|OUTER|CROSS|ON|AS|AND|OR|NOT|NULL|IS|IN|CASE|WHEN|THEN|ELSE|END|GROUP|ORDER|BY"
    r"|HAVING|UNION|ALL|WITH|CAST|COALESCE|SUM|COUNT|MIN|MAX|OVER|PARTITION|BETWEEN|LIKE|EXISTS|DISTINCT|QUALIFY)\b"
)
# What no model may hold, and what to write instead.
FORBIDDEN = (
    (re.compile(r"~"), "~ means different things in different versions: regexp_matches"),
    (re.compile(r"::"), "a :: cast is not portable: cast(x as t)"),
    (
        re.compile(r"\b(now|today|random|uuid|gen_random_uuid|get_current_timestamp)\s*\("),
        "no clock and no chance: dates arrive as rows",
    ),
    (re.compile(r"\bcurrent_(date|time|timestamp)\b"), "no clock: dates arrive as rows"),
    (re.compile(r"\bntile\s*\("), "ntile splits ties: rank by value"),
    (re.compile(r"\bas\s+(double|float|real|float4|float8)\b"), "a float never decides a tier: decimal"),
    (re.compile(r"\bavg\s*\("), "avg of decimals is a double: div_round(sum, count)"),
    (re.compile(r"\bdate_diff\s*\(|\bdatediff\s*\("), "engines count differently: days_between, or dates as rows"),
    (re.compile(r"\binterval\b"), "no engine does calendar arithmetic: windows arrive as rows"),
    (re.compile(r"\b(group|order)\s+by\s+[0-9]"), "group and order by name"),
    (re.compile(r"\bread_(parquet|csv|csv_auto|json)\s*\("), "models read relations: source('landing', …)"),
    (re.compile(r"\b(exclude|asof\s+join|union\s+(all\s+)?by\s+name)\b"), "one engine only: name the columns"),
)
LAST_LINE = re.compile(r"select \* from [a-z][a-z0-9_]*")
STAR = re.compile(r"\bselect\s+(?:distinct\s+)?(?:[a-z_]+\.)?\*\s*(?:,|from\s+(\{\{)?)")


def bare(text: str) -> str:
    """SQL without comments, quoted text and Jinja comments; line numbers stay."""

    def keep_lines(found: re.Match[str]) -> str:
        return "\n" * found.group().count("\n")

    return re.sub(r"\{#.*?#\}|/\*.*?\*/|--[^\n]*|'(?:[^']|'')*'|\"[^\"\n]*\"", keep_lines, text, flags=re.DOTALL)


def badly_written(path: str, text: str) -> list[str]:
    faults = []
    for number, line in enumerate(bare(text).splitlines(), start=1):
        if hit := KEYWORDS.search(line):
            faults.append(f"{path}:{number}: {hit.group()}: keywords are written in lower case")
        faults += [f"{path}:{number}: {remedy}" for pattern, remedy in FORBIDDEN if pattern.search(line)]
    return faults


def ends_otherwise(path: str, text: str) -> list[str]:
    last = (text.rstrip().splitlines() or [""])[-1]
    return [] if LAST_LINE.fullmatch(last) else [f"{path}: the last line must be `select * from <cte>`"]


def star_outside_imports(path: str, text: str) -> list[str]:
    """`select *` anywhere but in an import CTE and the last line: the columns of a mart are named."""
    body = "\n".join(text.rstrip().splitlines()[:-1])
    hits = [found for found in STAR.finditer(re.sub(r"--[^\n]*", "", body)) if not found.group(1)]
    return [f"{path}: `{' '.join(found.group().split())}`: name the columns" for found in hits]


def test_models_and_macros_keep_the_portable_form() -> None:
    texts = models() | files(".sql", "dbt_project/tests/")
    assert not (faults := faults_in(texts, badly_written)), told(faults)


def test_every_model_ends_with_its_last_step() -> None:
    assert not (faults := faults_in(models(), ends_otherwise)), told(faults)


def test_marts_name_their_columns() -> None:
    assert not (faults := faults_in(files(".sql", f"{MODELS}marts/"), star_outside_imports)), told(faults)


def test_sql_outside_the_portable_form_is_caught() -> None:
    for bad in (
        *(
            "SELECT a",
            "where a ~ b",
            "a::int",
            "now()",
            "current_date",
            "random()",
            "ntile(4) over ()",
            "cast(a as double)",
        ),
        *(
            "avg(a)",
            "date_diff('day', a, b)",
            "a - interval 1 day",
            "group by 1",
            "from read_parquet('x')",
            "select * exclude (a)",
        ),
    ):
        assert badly_written("m.sql", bad), bad
    assert badly_written("m.sql", "select a -- NOT now()\nfrom t where b = 'ON ~ ::' and is_known") == []


def test_a_model_that_ends_otherwise_is_caught() -> None:
    assert ends_otherwise("m.sql", "select a from b\n")
    assert ends_otherwise("m.sql", "with a as (select 1)\n\nselect * from a\n") == []


def test_a_star_in_a_mart_is_caught() -> None:
    assert star_outside_imports("m.sql", "with a as (select * from b)\nselect * from a")
    assert star_outside_imports("m.sql", "with a as (select b.*, 1 from b)\nselect * from a")
    assert star_outside_imports("m.sql", "with a as (\n    select * from {{ ref('b') }}\n)\nselect * from a") == []
