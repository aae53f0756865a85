"""Which page of a long list is asked for."""

from __future__ import annotations

from flask import request

LAST = 1_000_000
"""More pages than any list has, and few enough for the database to count their rows."""


def requested_page() -> int:
    """Return the page number in the address, from 1; what is no number is 1."""
    return min(max(1, request.args.get("page", 1, int)), LAST)
