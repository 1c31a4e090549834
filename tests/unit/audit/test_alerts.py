"""Alerts reach a command, a web server and a mail server, once per cause, and hold neither secrets nor people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.audit.alerts import tell
from pipelines.audit.causes import Cause
from pipelines.home.folder import Home
from pipelines.home.operating import Alerts
from pipelines.home.problems import ConfigurationError
from pipelines.settings import load_settings
from tests.flow.homes import SETTINGS
from tests.unit.audit.receivers import Mailbox, Web, mailbox, web

NOW = datetime(2026, 7, 1, 6, 30, tzinfo=UTC)
LATE = Cause("source_late", "receipts/None", "receipts is late")
OTHER = Cause("source_late", "members/None", "members is late")
HOOKED = Alerts.model_validate({"webhook": {"url_env": "A_HOOK"}})


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "shop")


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with web() as server:
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        monkeypatch.setenv("A_HOOK", f"http://127.0.0.1:{server.server_port}/token-123")
        yield server


@pytest.fixture
def letters() -> Iterator[Mailbox]:
    with mailbox() as server:
        yield server


def mail(server: Mailbox) -> Alerts:
    told = {"host": "127.0.0.1", "port": server.server_address[1], "security": "none"}
    return Alerts.model_validate({"smtp": told | {"from": "tierline@example.org", "to": ["data@example.org"]}})


def test_a_webhook_gets_one_document_per_cause_however_often_one_looks(home: Home, received: Web) -> None:
    for causes in ([LATE], [LATE, OTHER], [OTHER, LATE]):
        assert tell(home, HOOKED, causes, NOW) == []
    assert [posted["told"] for posted in received.posted] == ["receipts is late", "members is late"]
    assert received.posted[0] == {
        "home": "shop",
        "kind": "source_late",
        "told": "receipts is late",
        "at": "2026-07-01T06:30:00+00:00",
    }


def test_a_mail_says_what_is_wrong_and_where(home: Home, letters: Mailbox) -> None:
    assert tell(home, mail(letters), [LATE, LATE], NOW) == []
    (letter,) = letters.letters
    assert "Subject: tierline shop: source late" in letter
    assert "To: data@example.org" in letter
    assert "receipts is late" in letter


def test_a_command_gets_the_document_on_its_standard_input(home: Home, tmp_path: Path) -> None:
    code = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read())"
    alerts = Alerts.model_validate({"command": [sys.executable, "-c", code, str(tmp_path / "told")]})
    tell(home, alerts, [LATE], NOW)
    tell(home, alerts, [LATE], NOW)
    assert json.loads((tmp_path / "told").read_text())["told"] == "receipts is late"


def test_a_channel_that_failed_is_tried_again_and_the_others_are_not(
    home: Home, received: Web, letters: Mailbox
) -> None:
    both = mail(letters).model_copy(update={"webhook": HOOKED.webhook})
    received.status = 500
    (problem,) = tell(home, both, [LATE], NOW)
    assert (problem.where, problem.severity) == ("alerts.webhook", "warning")
    assert "token-123" not in str(problem)
    received.status = 200
    assert tell(home, both, [LATE], NOW) == []
    assert len(received.posted) == 1
    assert len(letters.letters) == 1


def test_a_variable_that_is_not_set_is_a_fault_of_the_channel_only(home: Home) -> None:
    (problem,) = tell(home, HOOKED, [LATE], NOW)
    assert "alerts.webhook" in str(problem)


def test_what_was_told_is_remembered_without_a_secret(home: Home, received: Web) -> None:
    tell(home, HOOKED, [LATE], NOW)
    (memory,) = (home.audit / "alerts").iterdir()
    assert json.loads(memory.read_text())["told"] == "receipts is late"
    assert "token-123" not in memory.read_text()


def test_a_password_in_the_file_is_refused(tmp_path: Path) -> None:
    told = "alerts:\n  smtp: {host: m, from: a@b, to: [a@b], password: hunter2}\n"
    (tmp_path / "tierline.yml").write_text(SETTINGS + told)
    with pytest.raises(ConfigurationError, match="password") as error:
        load_settings(Home(tmp_path))
    assert "tierline.yml:" in str(error.value)


def test_alerts_that_reach_nobody_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tierline.yml").write_text(SETTINGS + 'alerts: {published_by: "06:30"}\n')
    with pytest.raises(ConfigurationError, match="one of command, webhook and smtp"):
        load_settings(Home(tmp_path))
