"""How an alert leaves: the standard input of a command, a POST to an address, a mail. One function per channel.

Credentials come from the environment, under the names that tierline.yml gives. Keep out: what is worth telling.
"""

from __future__ import annotations

import json
import smtplib
import ssl
import subprocess
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial

from pipelines.home.operating import Alerts, Mail, Webhook
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.settings import secret

SECONDS = 20


@dataclass(frozen=True)
class Message:
    """What is sent. `home`: the name of the home's folder; `at`: when it was told, UTC."""

    home: str
    kind: str
    told: str
    at: str

    @property
    def document(self) -> bytes:
        """The message for machines."""
        return json.dumps(vars(self), ensure_ascii=False, sort_keys=True).encode()


def channels(alerts: Alerts) -> dict[str, Callable[[Message], None]]:
    """The channels that a home asks for, by name."""
    found: dict[str, Callable[[Message], None]] = {}
    if alerts.command:
        found["command"] = partial(_run, list(alerts.command))
    if alerts.webhook:
        found["webhook"] = partial(_post, alerts.webhook)
    if alerts.smtp:
        found["smtp"] = partial(_mail, alerts.smtp)
    return found


def _run(command: list[str], message: Message) -> None:
    subprocess.run(command, input=message.document, check=True, timeout=SECONDS, capture_output=True)


def _post(webhook: Webhook, message: Message) -> None:
    address = secret(webhook.url_env)
    if not address.startswith(("http://", "https://")):
        raise ConfigurationError(Problem("is no http address", webhook.url_env, "Set it to https://…"))
    request = urllib.request.Request(address, message.document, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        answer.read()


def _mail(mail: Mail, message: Message) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"] = mail.sender, ", ".join(mail.to)
    letter["Subject"] = f"tierline {message.home}: {message.kind.replace('_', ' ')}"
    letter.set_content(f"{message.told}\n\nhome {message.home}, {message.at}\n")
    with _connected(mail) as server:
        if mail.user_env and mail.password_env:
            server.login(secret(mail.user_env), secret(mail.password_env))
        server.send_message(letter)


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(mail.host, mail.port, timeout=SECONDS)
    if mail.security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server
