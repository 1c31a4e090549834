"""Who gets alerts in tests: an HTTP server and a mail server on loopback that keep what they are sent."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


class Web(HTTPServer):
    """Keeps the documents that are posted to it, and answers with `status`."""

    posted: list[dict[str, Any]]
    status = 200


class _Post(BaseHTTPRequestHandler):
    server: Web

    def do_POST(self) -> None:  # noqa: N802 (the name is the library's)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.status == 200:
            self.server.posted.append(json.loads(body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Mailbox(socketserver.TCPServer):
    """Keeps the letters that are sent to it."""

    allow_reuse_address = True
    letters: list[str]


class _Smtp(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self._say(220)
        while line := self.rfile.readline().decode().strip():
            word = line.upper().split()[0]
            self._say({"DATA": 354, "QUIT": 221}.get(word, 250))
            if word == "QUIT":
                return
            if word == "DATA":
                self.server.letters.append("".join(iter(lambda: self.rfile.readline().decode(), ".\r\n")))
                self._say(250)

    def _say(self, code: int) -> None:
        self.wfile.write(f"{code} go on\r\n".encode())


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def web() -> Iterator[Web]:
    """A web server that is stopped after the block."""
    server = Web(("127.0.0.1", 0), _Post)
    server.posted = []
    with _running(server):
        yield server


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A mail server that is stopped after the block."""
    server = Mailbox(("127.0.0.1", 0), _Smtp)
    server.letters = []
    with _running(server):
        yield server
