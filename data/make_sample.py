"""Writes data/sample: two years of a made-up shop that sells food by the tonne and over the counter.

Run `python data/make_sample.py` after changing anything in made_up_shop/, and commit what it writes. Equal code
gives equal bytes: no clock, one seed, whole numbers only. Who is in the shop stands in made_up_shop/, never here.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from made_up_shop import dirt, erp, masters, pos, rates, z_reports
from made_up_shop.exports import Export
from made_up_shop.people import cast
from made_up_shop.stock import stock

SEED = 20261031


def exports() -> list[Export]:
    """Every file of the sample, as the ERP and the tills would have delivered it."""
    rng = random.Random(SEED)
    items, people = stock(rng), cast(rng)
    clean = [
        *masters.exports(rng, people, items),
        *rates.exports(rng),
        *erp.exports(rng, people, items),
        *pos.exports(rng, people, items),
    ]
    delivered = dirt.spoil(clean)
    return delivered + z_reports.exports(delivered)


def main() -> None:
    """Replace the sample below the folder named by --into."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "sample", help="default: data/sample")
    target = parser.parse_args().into
    for stale in target.rglob("*.csv"):
        stale.unlink()
    for export in exports():
        path = target / export.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(export.content())


if __name__ == "__main__":
    main()
