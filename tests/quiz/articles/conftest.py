"""A real HTTP server on the loopback interface, and policies that allow exactly it."""

from __future__ import annotations

import http.server
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Address

import pytest

from quiz.articles.addresses import IPAddress, is_public
from quiz.articles.fetching import Policy

BODY = (
    "Die neue Turnhalle der Schule am Stadtpark wird im Herbst fertig. Das sagte die Bürgermeisterin am Donnerstag bei "
    "einem Besuch auf der Baustelle.\n\nDie Halle ist 45 Meter lang und bietet Platz für drei Klassen. Die alte Halle "
    "war im Winter 2021 nach einem Wasserschaden geschlossen worden und wird im nächsten Jahr abgerissen."
)
PAGE = f"""Zum Inhalt springen
Startseite
Anmelden

Turnhalle wird im Herbst fertig

Stand: 2. Mai 2024, 14:05 Uhr

{BODY}

Mehr zum Thema
Impressum
"""
LOOPBACK = IPv4Address("127.0.0.1")
Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server whose paths answer as the test says; it keeps what it was asked."""

    server: http.server.ThreadingHTTPServer
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server.server_address[1])

    def wrap(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)

    def url(self, path: str = "/", host: str = "zeitung.example") -> str:
        """Where the path is, under a name that only the test's resolver knows."""
        return f"http://{host}:{self.port}{path}"

    def serve(self, path: str, body: bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Answer the path with the body; returns its URL."""
        fixed = {"Content-Type": content_type, "Content-Length": str(len(body))}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = lambda handler: respond(handler, 200, {**fixed, **named}, body)
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Answer the path with a redirect; returns its URL."""
        self.answers[path] = lambda handler: respond(handler, status, {"Location": to, "Content-Length": "0"}, b"")
        return self.url(path)

    def policy(self, **changes: object) -> Policy:
        """Production's policy, except that this server's port and the loopback address are allowed."""
        allowed = Policy(
            resolve=lambda _host, _port: (LOOPBACK,),
            permits=lambda address: address == LOOPBACK or is_public(address),
            ports=frozenset({80, 443, self.port}),
        )
        return replace(allowed, **changes)  # type: ignore[arg-type]


def respond(handler: http.server.BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes) -> None:
    """Write a whole response."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on a free port of the loopback interface."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.requests.append((self.path, dict(self.headers)))
            try:
                found.answers[self.path](self)
            except (ConnectionError, TimeoutError):
                self.close_connection = True  # the client hung up, which some tests are about

        def log_message(self, *args: object) -> None:
            """Say nothing on stderr."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        found = Site(server)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def resolving(table: dict[str, tuple[IPAddress, ...]]) -> Callable[[str, int], tuple[IPAddress, ...]]:
    """A resolver that knows only these names."""

    def resolve(host: str, _port: int) -> tuple[IPAddress, ...]:
        if host not in table:
            raise OSError(host)
        return table[host]

    return resolve
