"""Customer keys: the same for the same code and key, different for everything else, and silent about the code."""

from __future__ import annotations

import hmac
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.identity.customer_key import customer_keys
from pipelines.identity.identity_map import identity_map
from pipelines.identity.secret import identity_key, key_fingerprint
from pipelines.settings import Settings

SECRET = bytes(range(32))
CODES = pl.DataFrame({"namespace": ["web", "shop", "shop"], "customer_code": ["C1", "C2", "C1"]})


def settings(**said: object) -> Settings:
    return Settings(currency="CNY", **said)


def home_with_key(folder: Path, text: str, mode: int) -> Home:
    home = Home(folder)
    home.identity_key_file.write_text(text)
    home.identity_key_file.chmod(mode)
    return home


def test_a_key_is_the_hmac_of_namespace_and_code_under_the_secret_of_the_home() -> None:
    expected = hmac.digest(SECRET, b"shop\x1fC1", "sha256").hex()
    assert customer_keys(SECRET, [("shop", "C1")]) == [expected]
    assert customer_keys(bytes(32), [("shop", "C1")]) != [expected]


def test_the_same_code_in_two_namespaces_is_two_customers() -> None:
    found = identity_map(CODES, SECRET, {"shop": 0, "web": 1}, ())
    assert found["customer_key"].n_unique() == 3


def test_the_map_does_not_depend_on_the_order_of_codes() -> None:
    order = {"shop": 0, "web": 1}
    assert identity_map(CODES, SECRET, order, ()).equals(identity_map(CODES.reverse(), SECRET, order, ()))


def test_members_are_ordered_by_source_and_unlisted_namespaces_come_last() -> None:
    found = identity_map(CODES, SECRET, {"shop": 0}, ())
    assert dict(found.select("namespace", "member_order").iter_rows()) == {"shop": 0, "web": 1}


def test_codes_of_a_personal_namespace_are_marked() -> None:
    found = identity_map(CODES, SECRET, {}, {"web"})
    assert found.filter("is_code_personal")["namespace"].to_list() == ["web"]


def test_a_fixed_key_of_a_demo_home_needs_no_file(tmp_path: Path) -> None:
    assert identity_key(Home(tmp_path), settings(identity_key_fixed=SECRET.hex())) == SECRET


def test_a_key_file_only_its_owner_may_read_is_used(tmp_path: Path) -> None:
    assert identity_key(home_with_key(tmp_path, SECRET.hex() + "\n", 0o600), settings()) == SECRET


@pytest.mark.parametrize(
    ("text", "mode", "fault"),
    [
        (SECRET.hex(), 0o644, "others may read"),
        ("zz" * 32, 0o600, "not hexadecimal"),
        (SECRET.hex()[:10], 0o600, "5 bytes"),
    ],
)
def test_a_loose_or_damaged_key_file_is_refused_without_being_shown(
    tmp_path: Path, text: str, mode: int, fault: str
) -> None:
    with pytest.raises(ConfigurationError, match=fault) as told:
        identity_key(home_with_key(tmp_path, text, mode), settings())
    assert text not in str(told.value)


def test_a_home_without_a_key_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tierline init"):
        identity_key(Home(tmp_path), settings())


def test_a_fingerprint_tells_keys_apart_and_is_not_the_key() -> None:
    assert key_fingerprint(SECRET) != key_fingerprint(bytes(32))
    assert SECRET.hex() not in key_fingerprint(SECRET)
