"""Makes a new home from a template: commented files to edit, an empty inbox and a secret identity key.

A template is a folder below templates/; add one there and name it in TEMPLATES. What a home means is settings' and
the loaders' business: nothing here reads what it copies.
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Literal, get_args

from pipelines.home.folder import Home
from pipelines.home.new_folder import built_beside, refuse_what_is_taken
from pipelines.home.run_log import logged_run

Template = Literal["retail", "b2b", "rulebook"]
TEMPLATES: tuple[Template, ...] = get_args(Template)
TEMPLATES_FOLDER = Path(__file__).parent / "templates"
KEY_BYTES = 32


def create_home(folder: Path, template: Template) -> Home:
    """Make the home `folder`, and a log of who did, whole or not at all; ConfigurationError when the place is taken."""
    folder = folder.expanduser().resolve()
    refuse_what_is_taken(folder, "Name a new or empty folder; a home that exists is used with --home")
    with built_beside(folder) as part, logged_run(Home(part), "init", template=template):
        shutil.copytree(TEMPLATES_FOLDER / template, part, dirs_exist_ok=True)
        made = Home(part)
        # Copies keep the mode of the package, which may be read-only.
        for path in part.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        made.inbox.mkdir()
        _write_identity_key(made.identity_key_file)
    return Home.at(folder)


def _write_identity_key(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
