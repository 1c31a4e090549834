"""The pin: a person's decision that readers see one snapshot, until it is released or a later date is published.

Keep out: moving the pointer (current.py) and following it (promotion.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from pipelines.home.durable import sync, write_atomically
from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.publish.manifest import Frozen, Manifest


class Pin(Frozen):
    """Which snapshot is pinned, by whom and why.

    newest_as_of: the greatest as_of that was published then; a snapshot of a later date ends the pin. A corrected
    snapshot of that date does not: whoever pinned decides when the correction is good.
    """

    seq: int
    newest_as_of: date
    reason: str
    actor: str
    pinned_at: str

    def holds(self, manifests: Iterable[Manifest]) -> bool:
        """Whether no later date has been published since."""
        return all(manifest.as_of <= self.newest_as_of for manifest in manifests)


def pin_file(home: Home) -> Path:
    """Where the pin lies while there is one."""
    return home.published / "PIN.json"


def read_pin(home: Home) -> Pin | None:
    """The pin, None when there is none; RefusedError when its file is damaged."""
    path = pin_file(home)
    try:
        return Pin.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        remedy = "Take the pin away with `tierline rollback --release`, and pin again"
        raise RefusedError(Problem("the pin cannot be read", str(path), remedy)) from error


def write_pin(home: Home, pin: Pin) -> None:
    """Pin, in place of any pin before."""
    write_atomically(pin_file(home), pin.model_dump_json(indent=1) + "\n")


def remove_pin(home: Home) -> bool:
    """Take the pin away; False when there was none."""
    path = pin_file(home)
    if not path.exists():
        return False
    path.unlink()
    sync(path.parent)
    return True
