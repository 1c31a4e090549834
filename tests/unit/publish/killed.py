"""Publishes once in its own process and dies, as by kill -9, at the n-th rename: python -m … HOME CONTRACT N AS_OF."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipelines.home.folder import Home
from tests.unit.publish.scratch import publish_once

KILLED = 137


def die_at(number: int) -> None:
    calls = 0

    def dying(real):
        def rename(source, target):
            nonlocal calls
            calls += 1
            if calls == number:
                os._exit(KILLED)
            return real(source, target)

        return rename

    os.rename, os.replace = dying(os.rename), dying(os.replace)


if __name__ == "__main__":
    home_path, contract_path, number, as_of = sys.argv[1:]
    die_at(int(number))
    publish_once(Home.at(Path(home_path)), Path(contract_path), as_of)
