"""Fetch a page that a teacher names, without becoming a way into the network that the server stands in.

Every host is resolved once, all its addresses are checked, and the connection goes to the checked address itself, so
that a second answer of the name server cannot lead elsewhere (DNS rebinding). A redirect is a new page: checked again.
"""

from __future__ import annotations

import contextlib
import http.client
import queue
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from quiz.articles.addresses import IPAddress, is_public, parse_address
from quiz.articles.targets import DEFAULT_PORTS, FetchError, FetchProblem, Target, parse_target

_HEADERS = {
    "User-Agent": "Nachgefragt (article import on a person's request)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Language": "de, en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: `url` after redirects, the decompressed body, the media type and the charset the server named."""

    url: str
    body: bytes
    media_type: str
    charset: str | None


def resolve(host: str, port: int) -> tuple[IPAddress, ...]:
    """All addresses of a host name, in the system's order of preference; raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = dict.fromkeys(parse_address(str(info[4][0])) for info in found)
    return tuple(address for address in addresses if address is not None)


def trusted_authorities() -> ssl.SSLContext:
    """A TLS context that trusts the system's certificate authorities and, for systems without any, certifi's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be fetched and at what cost; the defaults are production's, a test names its own server.

    Times are in seconds, sizes in bytes after decompression. `permits` is asked for every address of a host.
    """

    resolve: Callable[[str, int], Sequence[IPAddress]] = resolve
    permits: Callable[[IPAddress], bool] = is_public
    ports: frozenset[int] = frozenset(DEFAULT_PORTS.values())
    tls: Callable[[], ssl.SSLContext] = trusted_authorities
    connect_time: float = 4.0
    read_time: float = 6.0
    total_time: float = 12.0
    max_size: int = 2_000_000
    max_redirects: int = 3


def fetch(url: str, policy: Policy = Policy()) -> Page:
    """Fetch a text or HTML page over http or https.

    Raises:
        FetchError: with the reason, whenever there is no page to return.

    """
    deadline = time.monotonic() + policy.total_time
    for _ in range(policy.max_redirects + 1):
        target = parse_target(url, policy.ports)
        addresses = _checked_addresses(target, policy, deadline)
        with _connected(target, addresses, policy, deadline) as connection, _time_limit(connection, deadline):
            connection.request(
                "GET", target.path, headers={"Host": target.host_header, **_HEADERS}, preload_content=False
            )
            with contextlib.closing(connection.getresponse()) as response:
                location = response.headers.get("Location")
                if response.status not in _REDIRECTS or not location:
                    return _read(response, target, policy)
        url = urljoin(target.url, location)
    raise FetchError(FetchProblem.TOO_MANY_REDIRECTS)


def _checked_addresses(target: Target, policy: Policy, deadline: float) -> Sequence[IPAddress]:
    literal = parse_address(target.host)
    addresses = (literal,) if literal is not None else _resolve_in_time(target, policy, deadline)
    if not addresses:
        raise FetchError(FetchProblem.UNKNOWN_HOST)
    if not all(policy.permits(address) for address in addresses):
        raise FetchError(FetchProblem.FORBIDDEN_ADDRESS)
    return addresses


def _resolve_in_time(target: Target, policy: Policy, deadline: float) -> Sequence[IPAddress]:
    """Resolve in a thread, since the system's resolver takes no time limit."""
    answer: queue.SimpleQueue[Sequence[IPAddress] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(policy.resolve(target.host, target.port))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=max(0.0, min(policy.connect_time, deadline - time.monotonic())))
    except queue.Empty as error:
        raise FetchError(FetchProblem.TOO_SLOW) from error
    if isinstance(found, Exception):
        raise FetchError(FetchProblem.UNKNOWN_HOST) from found
    return found


@contextlib.contextmanager
def _connected(
    target: Target, addresses: Sequence[IPAddress], policy: Policy, deadline: float
) -> Iterator[HTTPConnection]:
    """A connection to the first of the addresses that answers; the certificate must be the host's."""
    connection, problem = None, FetchError(FetchProblem.UNREACHABLE)
    for address in addresses:
        candidate = _connection(target, address, policy)
        candidate.timeout = max(0.01, min(policy.connect_time, deadline - time.monotonic()))
        try:
            candidate.connect()
        except (HTTPError, http.client.HTTPException, OSError) as error:
            candidate.close()
            problem = _as_fetch_error(error)
            continue
        connection = candidate
        break
    if connection is None:
        raise problem
    connection.timeout = policy.read_time
    try:
        yield connection
    finally:
        connection.close()


def _connection(target: Target, address: IPAddress, policy: Policy) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(str(address), target.port)
    return HTTPSConnection(
        str(address),
        target.port,
        ssl_context=policy.tls(),
        server_hostname=target.host,  # what the certificate is checked against, and SNI
    )


@contextlib.contextmanager
def _time_limit(connection: HTTPConnection, deadline: float) -> Iterator[None]:
    """End the exchange at the deadline, however slowly the bytes trickle in, and name what went wrong."""
    over = threading.Event()
    raw = connection.sock

    def end() -> None:
        over.set()
        with contextlib.suppress(OSError):  # closed already: nothing to end
            socket.socket.shutdown(raw, socket.SHUT_RDWR)  # the plain one: TLS's own would wait and is not thread-safe

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (FetchError, HTTPError, http.client.HTTPException, OSError) as error:
        raise (FetchError(FetchProblem.TOO_SLOW) if over.is_set() else _as_fetch_error(error)) from error
    finally:
        timer.cancel()
    if over.is_set():
        raise FetchError(FetchProblem.TOO_SLOW)


def _as_fetch_error(error: Exception) -> FetchError:
    if isinstance(error, FetchError):
        return error
    causes = (error, error.__cause__, error.__context__, *error.args)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return FetchError(FetchProblem.CERTIFICATE)
    if any(isinstance(cause, TimeoutError) for cause in causes):
        return FetchError(FetchProblem.TOO_SLOW)
    return FetchError(FetchProblem.UNREACHABLE)


def _read(response: BaseHTTPResponse, target: Target, policy: Policy) -> Page:
    if response.status != _OK:
        raise FetchError(FetchProblem.STATUS, str(response.status))
    message = response.headers.get("Content-Type", "")
    media_type, _, parameters = message.partition(";")
    media_type = media_type.strip().lower()
    if media_type not in _TYPES:
        raise FetchError(FetchProblem.CONTENT_TYPE, media_type[:60])
    charset = re.search(r"charset\s*=\s*\"?([\w-]{1,40})", parameters, re.IGNORECASE)
    body = bytearray()
    for chunk in response.stream(16_384, decode_content=True):  # decompresses no more than it hands out
        body += chunk
        if len(body) > policy.max_size:
            raise FetchError(FetchProblem.TOO_LARGE)
    return Page(target.url, bytes(body), media_type, charset.group(1) if charset else None)
