"""`make bench`: the whole road over a million lines, with one policy and with twenty, beside the hand-written limit.

The inputs and the limit are not part of the project: `BENCH` names the folder that holds make_inputs.py and limit.py.
Keep out the measuring itself (`measure.py`).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from pipelines.home.folder import Home
from pipelines.publish.serve import serving_link
from tests.load.agreement import different_customers
from tests.load.measure import REPOSITORY, Cost, cost_of, tierline
from tests.load.twenty_policies import write_policies

HOME = REPOSITORY / "tests/homes/bench"
TABLES = ("erp_invoices", "erp_invoice_lines", "pos_lines")
DAY_BEFORE = "2026-11-19"
DAYS = "365"


def main(source: Path, lines: str) -> None:
    """Make the inputs, run the limit and both homes in turn, and print what each cost."""
    if not (source / "make_inputs.py").exists():
        sys.exit(f"not run: {source} holds no make_inputs.py; name the folder with `make bench BENCH=...`")
    with TemporaryDirectory(prefix="tierline-bench-") as name:
        folder = Path(name)
        inputs, limit = folder / "inputs", folder / "limit.parquet"
        cost_of([sys.executable, source / "make_inputs.py", lines, inputs, "--formats", "csv", "--days", DAYS])
        costs = {"the hand-written limit": cost_of([sys.executable, source / "limit.py", inputs, limit])}
        one, twenty = _home(folder / "one", inputs), _home(folder / "twenty", inputs)
        write_policies(twenty.policies)
        for home, words in ((one, "one policy"), (twenty, "twenty policies")):
            costs[f"first refresh, {words}"] = cost_of(tierline("refresh", "--home", home.path))
            costs[f"graded again as of another day, {words}"] = cost_of(
                tierline("refresh", "--home", home.path, "--as-of", DAY_BEFORE)
            )
            costs[f"nothing new, {words}"] = cost_of(tierline("refresh", "--home", home.path))
        _show(lines, costs, different_customers(serving_link(one), limit))


def _home(folder: Path, inputs: Path) -> Home:
    shutil.copytree(HOME, folder)
    home = Home(folder)
    home.inbox.mkdir()
    for table in TABLES:
        for file in (inputs / "csv" / table).iterdir():
            shutil.copyfile(file, home.inbox / file.name)
    shutil.copyfile(inputs / "dims/fx_rates.csv", home.inbox / "fx_rates.csv")
    return home


def _show(lines: str, costs: dict[str, Cost], agreement: tuple[int, int]) -> None:
    table = Table(title=f"{lines} lines")
    for heading in ("what", "CPU s", "wall s", "peak MB so far"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for what, cost in costs.items():
        table.add_row(what, f"{cost.cpu_seconds:.1f}", f"{cost.wall_seconds:.1f}", str(cost.peak_megabytes))
    console, (known, different) = Console(), agreement
    console.print(table)
    console.print(f"{known:,} customers, {different:,} of them with another level than the limit gives")
    for road in ("first refresh", "graded again as of another day"):
        ratio = costs[f"{road}, twenty policies"].cpu_seconds / costs[f"{road}, one policy"].cpu_seconds
        console.print(f"{road}: twenty policies cost {ratio:.2f} times the CPU of one")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
