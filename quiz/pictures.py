"""QR codes as pictures of their own, which the Content-Security-Policy lets pages show."""

from __future__ import annotations

import io

import segno
from flask import Response

QUIET_ZONE = 4
"""Modules of white around the code, as ISO/IEC 18004 asks for."""


def qr_code(address: str) -> Response:
    """Draw an address as an SVG picture, black on white whatever the page's colours are."""
    file = io.BytesIO()
    segno.make_qr(address, error="m").save(file, kind="svg", scale=8, border=QUIET_ZONE, light="white", svgclass=None)
    return Response(file.getvalue(), mimetype="image/svg+xml")
