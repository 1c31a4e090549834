"""The published key of a customer: a keyed hash of its smallest member, which tells nothing about the code."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

SEPARATOR = "\x1f"


def customer_keys(secret: bytes, members: Iterable[tuple[str, str]]) -> list[str]:
    """HMAC-SHA-256, in hex, of each member (namespace, customer code) under the home's key (SEMANTICS: Identity)."""
    return [
        hmac.digest(secret, f"{namespace}{SEPARATOR}{code}".encode(), "sha256").hex() for namespace, code in members
    ]
