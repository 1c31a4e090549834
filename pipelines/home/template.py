"""Makes a new home from a template: commented files to edit, an empty inbox and a secret identity key.

A template is a folder below templates/; add one there and name it in TEMPLATES. What a home means is settings' and
the loaders' business: nothing here reads what it copies.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, get_args

from pipelines.home.durable import part_beside, sync
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem

Template = Literal["retail", "b2b"]
TEMPLATES: tuple[Template, ...] = get_args(Template)
TEMPLATES_FOLDER = Path(__file__).parent / "templates"
KEY_BYTES = 32


def create_home(folder: Path, template: Template) -> Home:
    """Make the home `folder`, whole or not at all; ConfigurationError when something already lies there."""
    folder = folder.expanduser().resolve()
    _refuse_what_is_taken(folder)
    with _built_beside(folder) as part:
        shutil.copytree(TEMPLATES_FOLDER / template, part, dirs_exist_ok=True)
        made = Home(part)
        # Copies keep the mode of the package, which may be read-only.
        for path in part.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        made.inbox.mkdir()
        _write_identity_key(made.identity_key_file)
    return Home.at(folder)


def _refuse_what_is_taken(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        what = "not empty" if folder.is_dir() else "not a folder"
        remedy = "Name a new or empty folder; a home that exists is used with --home"
        raise ConfigurationError(Problem(what, str(folder), remedy, "folder_taken"))


@contextmanager
def _built_beside(folder: Path) -> Iterator[Path]:
    """A folder to fill, which takes the name `folder` in one step when the block ends well."""
    part = part_beside(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir(mode=0o755)
        yield part
        # An empty folder is replaced; one that somebody filled meanwhile is not.
        part.rename(folder)
        sync(folder.parent)
    except OSError as error:
        remedy = "Check its permissions and the room on the disk"
        raise ConfigurationError(Problem(f"cannot be made: {error.strerror}", str(folder), remedy)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_identity_key(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
