"""Headers that every response carries: the browser runs nothing that this site did not send as a file of its own."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
TLS_HEADER = "max-age=31536000"
PUBLIC_ENDPOINTS = {"pages.start", "pages.imprint", "pages.privacy", "static"}
A_YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    """Add the headers to every response and a fingerprint to the address of every static file."""
    fingerprints: dict[str, str] = {}

    @app.after_request
    def add_headers(response: Response) -> Response:
        given, endpoint = {name.lower() for name, _value in response.headers}, request.endpoint
        ours = dict(HEADERS)
        if request.is_secure:
            ours["Strict-Transport-Security"] = TLS_HEADER
        if endpoint not in PUBLIC_ENDPOINTS:
            ours["X-Robots-Tag"] = "noindex, nofollow"
        if endpoint != "static":
            ours["Cache-Control"] = "no-store"
        elif "v" in request.args and response.status_code == 200:  # noqa: PLR2004
            response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
        response.headers.extend([(name, value) for name, value in ours.items() if name.lower() not in given])
        return response

    @app.url_defaults
    def fingerprint_static_files(endpoint: str, values: dict[str, object]) -> None:
        filename = values.get("filename")
        if endpoint != "static" or not isinstance(filename, str) or app.static_folder is None:
            return
        if app.debug or filename not in fingerprints:
            path = Path(app.static_folder) / filename
            fingerprints[filename] = blake2b(path.read_bytes(), digest_size=6).hexdigest() if path.is_file() else ""
        values["v"] = fingerprints[filename]
