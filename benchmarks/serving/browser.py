"""What a benchmark's client has of a browser: cookies, forms, and a connection that is kept open."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass(slots=True)
class Browser:
    """A browser behind a proxy that tells the server its address."""

    port: int
    address: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    connection: http.client.HTTPConnection | None = None

    def exchange(self, method: str, path: str, form: Mapping[str, object] | None = None) -> tuple[int, str]:
        """Send a request; return its status and the text, or the address of a redirect."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"X-Forwarded-For": self.address, "Cookie": cookies}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["Accept"] = "application/json" if path.endswith("/answers") else "text/html"
        self.connection.request(method, path, urlencode(form, doseq=True) if form is not None else None, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, response.headers.get("Location") or text

    def follow(self, method: str, path: str, form: Mapping[str, object]) -> str:
        """Send a form and return the address that the server leads to; raises RuntimeError where it does not."""
        status, address = self.exchange(method, path, form)
        if status != http.HTTPStatus.FOUND:
            raise RuntimeError(f"{method} {path}: {status}")
        return address

    def close(self) -> None:
        """Close the connection."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
