"""Fetching against real servers on the loopback interface, which production's policy would never allow."""

from __future__ import annotations

import gzip
import http.server
import shutil
import ssl
import subprocess
import time
import zlib
from ipaddress import ip_address
from pathlib import Path

import pytest

from quiz.articles.addresses import IPAddress, is_public
from quiz.articles.fetching import Policy, fetch
from quiz.articles.targets import FetchError, FetchProblem
from tests.quiz.articles.conftest import LOOPBACK, Site, resolving, respond

PUBLIC = ip_address("93.184.216.34")


def problem(url: str, policy: Policy) -> FetchProblem:
    """Fetch what must fail and give the reason."""
    with pytest.raises(FetchError) as caught:
        fetch(url, policy)
    return caught.value.problem


def test_a_page_comes_with_its_body_type_charset_and_final_address(site: Site) -> None:
    url = site.serve("/a?b=%C3%BC", "<p>Grüße</p>".encode())
    page = fetch(url + "#absatz", site.policy())
    assert (page.body.decode(), page.media_type, page.charset, page.url) == ("<p>Grüße</p>", "text/html", "utf-8", url)


def test_the_request_names_the_host_and_carries_no_cookies_or_credentials(site: Site) -> None:
    fetch(site.serve("/", b"x", Set_Cookie="a=b"), site.policy())
    fetch(site.url("/"), site.policy())
    path, headers = site.requests[-1]
    assert path == "/"
    assert headers["Host"] == f"zeitung.example:{site.port}"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_an_international_host_name_and_path_are_sent_in_ascii(site: Site) -> None:
    site.serve("/stra%C3%9Fe", b"x")
    fetch(f"http://bücher.example:{site.port}/straße", site.policy())
    assert site.requests[-1][1]["Host"].startswith("xn--bcher-kva.example")


@pytest.mark.parametrize("encode", [gzip.compress, zlib.compress], ids=["gzip", "deflate"])
def test_compressed_pages_are_decompressed(site: Site, encode: object) -> None:
    name = "gzip" if encode is gzip.compress else "deflate"
    body = encode("Größe".encode())  # type: ignore[operator]
    assert fetch(site.serve("/", body, Content_Encoding=name), site.policy()).body.decode() == "Größe"


def test_production_s_policy_refuses_a_local_server(site: Site) -> None:
    url = site.serve("/", b"secret")
    assert (
        problem(url.replace("zeitung.example", "127.0.0.1"), Policy(ports=frozenset({site.port})))
        is FetchProblem.FORBIDDEN_ADDRESS
    )
    assert (
        problem(url.replace("zeitung.example", "localhost"), Policy(ports=frozenset({site.port})))
        is FetchProblem.FORBIDDEN_ADDRESS
    )
    assert not site.requests


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "0",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "017700000001",
        "0177.0.0.1",
        "127.0.0.01",
        "169.254.169.254",
        "10.0.0.1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fd00::1]",
        "１２７.0.0.1",
        "127。0。0。1",
        "①②⑦.⓪.⓪.①",
    ],
)
def test_private_addresses_are_refused_in_every_spelling(host: str) -> None:
    assert problem(f"http://{host}/", Policy(resolve=resolving({}))) in {
        FetchProblem.FORBIDDEN_ADDRESS,
        FetchProblem.MALFORMED,
    }


@pytest.mark.parametrize("host", ["localhost", "localhost.", "LOCALHOST", "intern.example"])
@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "192.168.0.7", "169.254.169.254", "::ffff:10.0.0.1"])
def test_names_that_lead_to_private_addresses_are_refused(host: str, address: str) -> None:
    policy = Policy(resolve=lambda _host, _port: (ip_address(address),))
    assert problem(f"http://{host}/", policy) is FetchProblem.FORBIDDEN_ADDRESS


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    policy = Policy(resolve=lambda _host, _port: (PUBLIC, LOOPBACK))
    assert problem("http://zeitung.example/", policy) is FetchProblem.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", FetchProblem.MALFORMED),
        ("zeitung.example/artikel", FetchProblem.SCHEME),
        ("//zeitung.example/", FetchProblem.SCHEME),
        ("ftp://zeitung.example/", FetchProblem.SCHEME),
        ("file:///etc/passwd", FetchProblem.SCHEME),
        ("gopher://zeitung.example/", FetchProblem.SCHEME),
        ("javascript:alert(1)", FetchProblem.SCHEME),
        ("data:text/html,x", FetchProblem.SCHEME),
        ("http:///artikel", FetchProblem.MALFORMED),
        ("http://zeitung..example/", FetchProblem.MALFORMED),
        ("http://-x.example/", FetchProblem.MALFORMED),
        ("http://zeitung.example:99999/", FetchProblem.MALFORMED),
        ("http://[::1/", FetchProblem.MALFORMED),
        ("http://[v1.x]/", FetchProblem.MALFORMED),
        ("http://zeitung.example/a b", FetchProblem.MALFORMED),
        ("http://zeitung.example\\@intern/", FetchProblem.MALFORMED),
        ("http://zeitung.example/\r\nX: y", FetchProblem.MALFORMED),
        ("http://" + "a" * 64 + ".example/", FetchProblem.MALFORMED),
        ("http://zeitung.example/" + "a" * 2000, FetchProblem.MALFORMED),
        ("http://user:secret@zeitung.example/", FetchProblem.CREDENTIALS),
        ("http://zeitung.example@127.0.0.1/", FetchProblem.CREDENTIALS),
        ("http://zeitung.example:8080/", FetchProblem.PORT),
        ("https://zeitung.example:22/", FetchProblem.PORT),
        ("http://unbekannt.example/", FetchProblem.UNKNOWN_HOST),
    ],
)
def test_what_is_no_fetchable_url_is_refused_with_its_reason(url: str, expected: FetchProblem) -> None:
    assert problem(url, Policy(resolve=resolving({"zeitung.example": (PUBLIC,)}))) is expected


def test_a_name_is_resolved_once_so_that_a_second_answer_cannot_lead_elsewhere(site: Site) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> tuple[IPAddress, ...]:
        asked.append(host)
        return (LOOPBACK,) if len(asked) == 1 else (ip_address("10.0.0.1"),)

    assert fetch(site.serve("/", b"x"), site.policy(resolve=resolve)).body == b"x"
    assert asked == ["zeitung.example"]


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    dead = ip_address("127.0.0.2")
    policy = site.policy(resolve=lambda _h, _p: (dead, LOOPBACK), permits=lambda a: a in {dead, LOOPBACK})
    assert fetch(site.serve("/", b"x"), policy).body == b"x"


def test_redirects_are_followed_relative_ones_too(site: Site) -> None:
    site.serve("/neu/artikel", b"da")
    site.redirect("/alt", "../neu/artikel", 301)
    url = site.redirect("/", "alt", 308)
    page = fetch(url, site.policy())
    assert (page.body, page.url) == (b"da", site.url("/neu/artikel"))


def test_the_fourth_redirect_is_not_followed(site: Site) -> None:
    for number in range(4):
        site.redirect(f"/{number}", f"/{number + 1}")
    site.serve("/4", b"x")
    assert problem(site.url("/0"), site.policy()) is FetchProblem.TOO_MANY_REDIRECTS
    assert fetch(site.url("/1"), site.policy()).body == b"x"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://10.0.0.1/", FetchProblem.FORBIDDEN_ADDRESS),
        ("http://intern.example/", FetchProblem.FORBIDDEN_ADDRESS),
        ("//[::1]/", FetchProblem.FORBIDDEN_ADDRESS),
        ("http://2852039166/latest/meta-data/", FetchProblem.FORBIDDEN_ADDRESS),
        ("file:///etc/passwd", FetchProblem.SCHEME),
        ("ftp://zeitung.example/", FetchProblem.SCHEME),
        ("http://zeitung.example:25/", FetchProblem.PORT),
        ("http://a:b@zeitung.example/", FetchProblem.CREDENTIALS),
    ],
)
def test_every_redirect_is_checked_like_the_first_address(site: Site, target: str, expected: FetchProblem) -> None:
    names = resolving({"zeitung.example": (LOOPBACK,), "intern.example": (ip_address("192.168.0.1"),)})
    assert problem(site.redirect("/", target), site.policy(resolve=names)) is expected


def test_a_page_over_the_limit_is_not_read_to_its_end(site: Site) -> None:
    url = site.serve("/", b"a" * 5000)
    assert problem(url, site.policy(max_size=4999)) is FetchProblem.TOO_LARGE
    assert len(fetch(url, site.policy(max_size=5000)).body) == 5000


def test_a_decompression_bomb_is_stopped_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 100_000_000, 1)
    url = site.serve("/", bomb, Content_Encoding="gzip")
    assert problem(url, site.policy()) is FetchProblem.TOO_LARGE


def test_a_body_that_is_not_what_its_encoding_says_is_an_error(site: Site) -> None:
    assert problem(site.serve("/", b"plain", Content_Encoding="gzip"), site.policy()) is FetchProblem.UNREACHABLE


def drip(interval: float) -> object:
    """Answer with a body that trickles for a long time."""

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        respond(handler, 200, {"Content-Type": "text/html"}, b"")
        for _ in range(1000):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(interval)

    return answer


def drip_headers(handler: http.server.BaseHTTPRequestHandler) -> None:
    """Answer with a header that never ends."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(1000):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize(
    "answer", [drip(0.05), drip_headers, lambda _handler: time.sleep(2)], ids=["body", "headers", "nothing"]
)
def test_a_trickling_server_is_left_at_the_total_time(site: Site, answer: object) -> None:
    site.answers["/"] = answer  # type: ignore[assignment]
    assert problem(site.url("/"), site.policy(total_time=0.4)) is FetchProblem.TOO_SLOW


def test_a_silent_server_is_left_after_the_read_time(site: Site) -> None:
    site.answers["/"] = lambda _handler: time.sleep(1)
    assert problem(site.url("/"), site.policy(read_time=0.2)) is FetchProblem.TOO_SLOW


def test_a_silent_name_server_is_left_after_the_connect_time(site: Site) -> None:
    def resolve(_host: str, _port: int) -> tuple[IPAddress, ...]:
        time.sleep(1)
        return (LOOPBACK,)

    assert problem(site.url("/"), site.policy(resolve=resolve, connect_time=0.1)) is FetchProblem.TOO_SLOW


def test_a_port_nobody_listens_on_is_unreachable(site: Site) -> None:
    policy = site.policy(ports=frozenset({1}))
    assert problem("http://zeitung.example:1/", policy) is FetchProblem.UNREACHABLE


def test_what_is_no_http_is_an_error(site: Site) -> None:
    site.answers["/"] = lambda handler: handler.wfile.writelines([b"SSH-2.0-OpenSSH_9.2\r\n"])
    assert problem(site.url("/"), site.policy()) is FetchProblem.UNREACHABLE


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "application/json", "text/css", ""])
def test_only_web_pages_and_plain_text_are_taken(site: Site, content_type: str) -> None:
    assert problem(site.serve("/", b"x", content_type), site.policy()) is FetchProblem.CONTENT_TYPE


@pytest.mark.parametrize("content_type", ["text/html", "TEXT/HTML;charset=x", "text/plain", "application/xhtml+xml"])
def test_those_three_types_are_taken(site: Site, content_type: str) -> None:
    assert fetch(site.serve("/", b"x", content_type), site.policy()).body == b"x"


@pytest.mark.parametrize("status", [204, 206, 401, 403, 404, 410, 429, 500, 503])
def test_an_error_status_is_named(site: Site, status: int) -> None:
    site.answers["/"] = lambda handler: respond(handler, status, {"Content-Type": "text/html"}, b"")
    with pytest.raises(FetchError) as caught:
        fetch(site.url("/"), site.policy())
    assert (caught.value.problem, caught.value.detail) == (FetchProblem.STATUS, str(status))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for `zeitung.example`, with its key in the same file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl program to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=zeitung.example", "-addext", "subjectAltName=DNS:zeitung.example",
         "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    path = folder / "both.pem"
    path.write_text((folder / "certificate.pem").read_text() + (folder / "key.pem").read_text())
    return path


@pytest.fixture
def tls_site(site: Site, certificate: Path) -> Site:
    """The same server behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: site.names.append(name)
    site.wrap(context)
    return site


def test_https_checks_the_certificate_against_the_host_name_not_the_address(tls_site: Site, certificate: Path) -> None:
    tls_site.serve("/", b"x")
    policy = tls_site.policy(tls=lambda: ssl.create_default_context(cafile=str(certificate)))
    assert fetch(f"https://zeitung.example:{tls_site.port}/", policy).body == b"x"
    assert tls_site.names == ["zeitung.example"]
    assert problem(f"https://anders.example:{tls_site.port}/", policy) is FetchProblem.CERTIFICATE
    assert problem(f"https://127.0.0.1:{tls_site.port}/", policy) is FetchProblem.CERTIFICATE


def test_a_certificate_nobody_vouches_for_is_refused(tls_site: Site) -> None:
    tls_site.serve("/", b"x")
    assert problem(f"https://zeitung.example:{tls_site.port}/", tls_site.policy()) is FetchProblem.CERTIFICATE
    assert not tls_site.requests


def test_production_s_policy_asks_for_public_addresses() -> None:
    assert Policy().permits is is_public
    assert Policy().ports == {80, 443}
