"""The session cookie and the proxy in front."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.accounts import known_browsers
from quiz.models import Account
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import CODE
from tests.quiz.conftest import PASSWORD

COOKIES = [
    prefix + name
    for prefix in ("", "__Host-", "__Secure-")
    for name in ("nachgefragt_session", "nachgefragt_guest", "nachgefragt_browser", "nachgefragt_text_size")
]


@pytest.mark.parametrize(
    ("base", "setting", "secure"),
    [
        ("http://127.0.0.1:8000", "auto", False),
        ("http://localhost", "auto", False),
        ("http://[::1]:8000", "auto", False),
        ("https://quiz.example", "auto", True),
        ("http://quiz.example", "auto", True),
        ("https://127.0.0.1:8000", "auto", True),
        ("http://127.0.0.1:8000", "always", True),
        ("http://192.168.1.20:8000", "never", False),
    ],
)
def test_the_cookie_is_secure_but_for_plain_http_on_the_own_machine(
    make_app: Callable[..., Flask], base: str, setting: str, *, secure: bool
) -> None:
    cookie = make_app(COOKIE_SECURE=setting).test_client().get("/login", base_url=base).headers["Set-Cookie"]
    assert ("; Secure" in cookie) is secure
    assert "; HttpOnly" in cookie
    assert "; SameSite=Lax" in cookie
    assert "Expires" not in cookie, "a session ends with the browser unless one asks to stay"


def test_a_forwarded_address_counts_only_behind_a_proxy(make_app: Callable[..., Flask]) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "quiz.example"}
    for hops, secure in ((0, False), (1, True)):
        client = make_app(PROXY_HOPS=hops).test_client()
        response = client.get("/login", base_url="http://127.0.0.1:8000", headers=forwarded)
        assert ("; Secure" in response.headers["Set-Cookie"]) is secure


@pytest.mark.parametrize(
    ("host", "status"),
    [("quiz.example", 200), ("a.schule.example", 200), ("127.0.0.1:8000", 200), ("evil.example", 400), ("a b", 400)],
)
def test_only_trusted_hosts_are_served(make_app: Callable[..., Flask], host: str, status: int) -> None:
    """A forged Host header neither poisons links nor gets a page."""
    trusted = ["quiz.example", ".schule.example", "127.0.0.1", "localhost", "[::1]"]
    client = make_app(TRUSTED_HOSTS=trusted, PROXY_HOPS=1).test_client()
    direct = client.get("/login", headers={"Host": host})
    forwarded = client.get("/login", headers={"Host": "127.0.0.1", "X-Forwarded-Host": host})
    assert (direct.status_code, forwarded.status_code) == (status, status)
    assert "evil" not in direct.text + forwarded.text


@pytest.mark.parametrize(
    ("base", "name"),
    [("https://quiz.example", "__Host-nachgefragt_session"), ("http://127.0.0.1:8000", "nachgefragt_session")],
)
def test_the_session_belongs_to_this_host_alone(make_app: Callable[..., Flask], base: str, name: str) -> None:
    """The prefix __Host- means: Secure, for the whole site, of no other host; it works in both directions."""
    client = make_app(WTF_CSRF_ENABLED=True).test_client()
    response = client.get("/login", base_url=base)
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith(f"{name}=")
    assert "; Path=/" in cookie
    assert "Domain" not in cookie
    token = response.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    sent = {"language": "en", "csrf_token": token}
    assert client.post("/language", data=sent, base_url=base, headers={"Referer": f"{base}/"}).status_code == 302


@pytest.mark.parametrize("base", ["https://quiz.example", "http://127.0.0.1:8000"])
def test_every_cookie_has_the_strictest_name_that_its_address_allows(
    make_app: Callable[..., Flask], session: Session, teacher: Account, base: str
) -> None:
    """The guest's, the known browser's and the text size's; all are read again under that name."""
    samples.add_quiz(session, teacher)
    client, secure = make_app().test_client(), base.startswith("https")
    client.post("/text-size", data={"size": "large"}, base_url=base)
    assert 'data-text="large"' in client.get("/", base_url=base).text
    attempt = client.post(f"/q/{CODE}", data={"nickname": "Mia"}, base_url=base).headers["Location"]
    assert client.get(attempt, base_url=base, follow_redirects=True).status_code == 200
    client.post("/login", data={"username": teacher.username, "password": PASSWORD}, base_url=base)
    with client.application.test_request_context("/login", base_url=base, headers={"Cookie": cookies(client, base)}):
        assert known_browsers.knows(teacher.username)
    names = {f"nachgefragt_{name}" for name in ("session", "guest", "browser", "text_size")}
    prefixed = {f"__{'Secure' if 'browser' in name else 'Host'}-{name}" for name in names}
    assert {cookie.partition("=")[0] for cookie in cookies(client, base).split("; ")} == (prefixed if secure else names)


def cookies(client: FlaskClient, base: str) -> str:
    """What the browser would send when signing in."""
    host = base.partition("//")[2].partition(":")[0]
    kept = [client.get_cookie(name, domain=host, path=path) for name in COOKIES for path in ("/", "/login")]
    return "; ".join(f"{one.key}={one.value}" for one in kept if one)
