from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.decoding import NotTextError, decode

TEXT = "Die Gespräche über „Fischerei“ begannen – trotz Regens – pünktlich.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "utf-32", "windows-1252"],
)
def test_the_usual_encodings_are_recognised_without_a_label(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_server_s_label_decides_between_single_byte_encodings() -> None:
    assert decode("5 €".encode("iso-8859-15"), "ISO-8859-15") == "5 €"


def test_a_meta_element_names_the_encoding() -> None:
    assert decode('<meta charset="iso-8859-15">5 €'.encode("iso-8859-15")).endswith("5 €")


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert decode("„Ja“".encode("cp1252"), "iso-8859-1") == "„Ja“"


def test_utf_8_with_a_wrong_label_is_still_read_as_utf_8() -> None:
    assert decode(TEXT.encode(), "iso-8859-1") == TEXT


def test_unknown_labels_are_ignored() -> None:
    assert decode(TEXT.encode(), "zlib") == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n\x00\x01",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xfe\x00\xd8",
        b"a\x00b",
    ],
    ids=["pdf", "docx", "png", "broken utf-16", "nul"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(st.binary(max_size=200), st.none() | st.text(max_size=20))
def test_any_bytes_give_text_without_controls_or_are_refused(data: bytes, label: str | None) -> None:
    try:
        text = decode(data, label)
    except NotTextError:
        return
    assert "\x00" not in text
