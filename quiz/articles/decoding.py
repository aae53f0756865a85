"""Bytes to text: which encoding a file or page is in."""

from __future__ import annotations

import codecs
import re

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Like browsers, take ISO 8859-1 and ASCII for windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
_DECLARED = {
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "iso-8859-15": "iso-8859-15",
    "latin9": "iso-8859-15",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_SEARCHED_FOR_META = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class NotTextError(ValueError):
    """Raised for bytes that are no text: a picture, a PDF, an archive."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Decode the bytes of a text or HTML file.

    The order of trust is that of browsers: byte order mark, `declared` (the label a server gave), a `<meta charset>`,
    then UTF-8 if the bytes are valid UTF-8, and windows-1252.

    Raises:
        NotTextError: if what comes out holds control characters, so was no text.

    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data, (encoding,))
    meta = _META_CHARSET.search(data[:_SEARCHED_FOR_META])
    labels = (declared, meta.group(1).decode("ascii") if meta else None)
    named = [_DECLARED[label.strip().lower()] for label in labels if label and label.strip().lower() in _DECLARED]
    # A wrong "latin-1" label on UTF-8 is far commoner than windows-1252 text that happens to be valid UTF-8.
    return _checked(data, ("utf-8", *named, "cp1252"))


def _checked(data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            return text
    raise NotTextError
