"""What a URL points at, taken apart strictly, and every reason for not going there."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from quiz.articles.addresses import parse_address

DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)  # a host ending in one is an IPv4 address to some parsers
_MAX_HOST = 253
_MAX_URL = 2000


class FetchProblem(StrEnum):
    """Why a page could not be fetched; the web app words each for the teacher."""

    MALFORMED = "malformed"
    SCHEME = "scheme"
    CREDENTIALS = "credentials"
    PORT = "port"
    FORBIDDEN_ADDRESS = "forbidden_address"
    UNKNOWN_HOST = "unknown_host"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    STATUS = "status"
    CONTENT_TYPE = "content_type"


class FetchError(Exception):
    """Raised where a page is not fetched; `detail` is a status code or a content type, where that says more."""

    def __init__(self, problem: FetchProblem, detail: str = "") -> None:
        super().__init__(f"{problem.value}: {detail}" if detail else problem.value)
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart once, so that what is checked is what is requested."""

    scheme: str
    host: str
    port: int
    path: str
    url: str = field(compare=False)

    @property
    def host_header(self) -> str:
        """The value of the Host header: without the port where it is the scheme's own."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == DEFAULT_PORTS[self.scheme] else f"{name}:{self.port}"


def parse_target(url: str, ports: Container[int]) -> Target:
    """Take a URL apart and refuse what is never fetched.

    Raises:
        FetchError: for what is no URL, another scheme, a user name or password, or a port that is not in `ports`.

    """
    url = url.strip()
    if not url or len(url) > _MAX_URL or re.search(r"[\s\\\x00-\x1f\x7f]", url):
        raise FetchError(FetchProblem.MALFORMED)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(FetchProblem.MALFORMED) from error
    if parts.scheme not in DEFAULT_PORTS:
        raise FetchError(FetchProblem.SCHEME)
    if "@" in parts.netloc:
        raise FetchError(FetchProblem.CREDENTIALS)
    host = _host(parts)
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise FetchError(FetchProblem.PORT)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    netloc = Target(parts.scheme, host, port, path, "").host_header
    full = urlunsplit((parts.scheme, netloc, path, query, ""))
    return Target(parts.scheme, host, port, f"{path}?{query}" if query else path, full)


def _host(parts: SplitResult) -> str:
    """The host in the one spelling we use: ASCII, lower case, no trailing dot."""
    host = (parts.hostname or "").removesuffix(".")
    if "[" in parts.netloc:
        address = parse_address(host)
        if address is None:
            raise FetchError(FetchProblem.MALFORMED)
        return str(address)
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(FetchProblem.MALFORMED) from error
    labels = host.split(".")
    if len(host) > _MAX_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise FetchError(FetchProblem.MALFORMED)
    if _NUMBER.fullmatch(labels[-1]) and parse_address(host) is None:
        raise FetchError(FetchProblem.FORBIDDEN_ADDRESS)  # 2130706433, 0x7f.1, 0177.0.0.1, 127.1
    return host
