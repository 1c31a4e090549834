"""Small disks of their own for a test: a tmpfs that can be full or read-only. Without root they say what is not run."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOT_RUN = "not run: mounting a small disk needs root on Linux"


@contextmanager
def mounted(folder: Path, megabytes: int) -> Iterator[Path]:
    """A tmpfs of this size at `folder`, gone afterwards; skips loudly where nothing can be mounted."""
    folder.mkdir(parents=True)
    options = f"size={megabytes}m,mode=755"
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False).returncode:
        pytest.skip(NOT_RUN)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def remount(folder: Path, mode: str) -> None:
    """Make the disk `ro` or `rw`."""
    subprocess.run(["mount", "-o", f"remount,{mode}", folder], check=True)
