"""A home and a contract, as the tests of publication make them."""

from tests.unit.publish.conftest import contract, home

__all__ = ["contract", "home"]
