"""Whatever is typed is either taken apart strictly or refused with a reason."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.addresses import is_public, parse_address
from quiz.articles.targets import FetchError, parse_target

PORTS = {80, 443}


@given(st.text(max_size=60) | st.from_regex(r"https?://[^ ]{0,40}", fullmatch=True))
def test_any_text_is_taken_apart_or_refused(text: str) -> None:
    try:
        target = parse_target(text, PORTS)
    except FetchError:
        return
    assert target.scheme in {"http", "https"}
    assert target.port in PORTS
    assert f"{target.host}{target.path}{target.host_header}".isascii()
    assert not set(target.host_header + target.path) & set(" \r\n\t#\\")


@given(
    st.ip_addresses(v=4),
    st.sampled_from(["{}", "0x{:x}", "0{:o}"]),
    st.integers(1, 4),
)
def test_no_spelling_of_an_ipv4_address_is_taken_for_a_name(address: IPv4Address, spelling: str, parts: int) -> None:
    octets = list(address.packed)
    head, tail = octets[: parts - 1], int.from_bytes(bytes(octets[parts - 1 :]), "big")
    host = ".".join(spelling.format(number) for number in (*head, tail))
    try:
        target = parse_target(f"http://{host}/", PORTS)
    except FetchError:
        return
    assert parse_address(target.host) is not None
    assert is_public(IPv4Address(target.host)) == is_public(address)


@pytest.mark.parametrize(
    ("url", "host", "path", "header"),
    [
        ("HTTP://Zeitung.EXAMPLE", "zeitung.example", "/", "zeitung.example"),
        ("https://zeitung.example.:443/a?b=c d".replace(" ", "+"), "zeitung.example", "/a?b=c+d", "zeitung.example"),
        (
            "https://bücher.example/größe?ä=ö",
            "xn--bcher-kva.example",
            "/gr%C3%B6%C3%9Fe?%C3%A4=%C3%B6",
            "xn--bcher-kva.example",
        ),
        ("http://[2606:4700::1]/#teil", "2606:4700::1", "/", "[2606:4700::1]"),
        ("http://zeitung.example:443/", "zeitung.example", "/", "zeitung.example:443"),
    ],
)
def test_a_url_has_one_spelling(url: str, host: str, path: str, header: str) -> None:
    target = parse_target(f"  {url}\n", PORTS)
    assert (target.host, target.path, target.host_header) == (host, path, header)
