"""The home's identity key: the secret under which customer keys are made. It never reaches a log or a manifest."""

from __future__ import annotations

import hmac
import stat

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.settings import Settings

KEY_BYTES = 32


def identity_key(home: Home, settings: Settings) -> bytes:
    """The key of a home: the fixed one of a demo or test home, else the file that `tierline init` made (mode 0600)."""
    if settings.identity_key_fixed is not None:
        return bytes.fromhex(settings.identity_key_fixed)
    path = home.identity_key_file
    if not path.is_file():
        raise ConfigurationError(
            Problem(
                "the identity key is missing",
                str(path),
                "Restore it from a backup; a new key means a new home (tierline init)",
            )
        )
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise ConfigurationError(Problem("others may read the identity key", str(path), f"chmod 600 {path}"))
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError as error:
        raise ConfigurationError(
            Problem("the identity key is not hexadecimal", str(path), "Restore it from a backup")
        ) from error
    if len(key) != KEY_BYTES:
        raise ConfigurationError(
            Problem(f"the identity key has {len(key)} bytes, not {KEY_BYTES}", str(path), "Restore it from a backup")
        )
    return key


def key_fingerprint(key: bytes) -> str:
    """A text that tells two keys apart and tells nothing else: part of what makes a snapshot what it is."""
    return hmac.digest(key, b"tierline identity key", "sha256").hex()
