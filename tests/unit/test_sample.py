"""What data/sample must be: exactly what its script makes, and dirty in the ways it promises.

Keep claims about what the pipeline does with the sample in tests/flow.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.csv"))}


def test_the_script_makes_the_committed_sample_byte_for_byte(tmp_path: Path) -> None:
    command = [sys.executable, str(DATA / "make_sample.py"), "--into", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    made, committed = _files(tmp_path), _files(DATA / "sample")
    assert sorted(made) == sorted(committed), "data/sample holds other files: run python data/make_sample.py"
    different = [name for name in made if made[name] != committed[name]]
    assert different == [], "data/sample differs from its script: run python data/make_sample.py"


def test_the_sample_stays_small_enough_for_git() -> None:
    assert sum(len(content) for content in _files(DATA / "sample").values()) < 3_000_000


def test_only_the_fifth_store_writes_gb18030() -> None:
    not_utf8 = [name for name, content in _files(DATA / "sample").items() if not _is_utf8(content)]
    assert not_utf8 == ["pos/store_S05_20261031.csv"]


def test_members_share_customer_codes_with_the_erp() -> None:
    sample = _files(DATA / "sample")
    customers = {_first_cell(line) for line in sample["erp/customers_20261031.csv"].decode("utf-8-sig").splitlines()}
    members = {_first_cell(line) for line in sample["pos/members_20261031.csv"].decode().splitlines()}
    shared = customers & {code.removeprefix("VIP-") for code in members}
    assert len(shared) > 100


def _first_cell(line: str) -> str:
    return line.partition(",")[0].strip().upper()


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
