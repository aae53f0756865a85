"""What docs/security.md claims: every test that it names exists, and a few claims that no other test covers."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.accounts import passwords, services
from quiz.attempts import scores
from quiz.models import Account, Quiz
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import Taker

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = [line.strip("| ").split(" | ") for line in TEXT.splitlines() if re.match(r"\| \d", line)]
STATES = {"met", "partly", "open", "operator"}


@cache
def names_in(path: Path) -> set[str]:
    """The names of a file's tests, those of classes as `Class::test`."""
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}::" if isinstance(node, ast.ClassDef) else ""
        found |= {prefix + one.name for one in inner if isinstance(one, ast.FunctionDef)}
    return found


def test_every_test_that_the_table_names_exists() -> None:
    named = re.findall(r"`([\w/]+\.py)::([\w:]+)`", TEXT)
    assert len(named) > 80
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / "tests" / path).exists() or name not in names_in(ROOT / "tests" / path)
    ]
    assert missing == []


def test_every_row_has_a_state_and_what_is_met_a_test_or_nothing_to_test() -> None:
    untested = {"6.2.10", "15.1.1"}
    for requirement, state, *rest in ROWS:
        assert state in STATES, requirement
        if state == "met" and not untested & set(re.findall(r"[\d.]+", requirement)):
            assert "::" in rest[-1], requirement


def test_no_requirement_stands_in_two_rows() -> None:
    numbers = [number for row in ROWS for number in re.findall(r"\d+\.\d+\.\d+", row[0])]
    assert len(numbers) == len(set(numbers))


OF_LEVELS_1_AND_2 = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4,
    "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5,
    "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "11.1": 2, "11.2": 3, "11.3": 3,
    "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5,
    "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3,
    "16.5": 3,
}  # fmt: skip
"""How many requirements of ASVS 5.0.0 each section has at levels 1 and 2: its first ones (10 and 17 do not apply)."""


def test_every_requirement_is_met_or_said_not_to_be() -> None:
    listed = {number for row in ROWS for number in re.findall(r"\d+\.\d+\.\d+", row[0])}
    exempt: set[str] = set()
    paragraph = TEXT.partition("Not applicable, because")[2].partition("\n\n")[0]
    for section, first, last in re.findall(r"\b(\d+\.\d+)(?:\.(\d+)(?:–\d+\.\d+\.(\d+))?)?", paragraph):
        numbers = range(int(first), int(last or first) + 1) if first else range(1, OF_LEVELS_1_AND_2[section] + 1)
        exempt |= {f"{section}.{number}" for number in numbers}
    required = {f"{section}.{n}" for section, count in OF_LEVELS_1_AND_2.items() for n in range(1, count + 1)}
    assert sorted(required - listed - exempt) == []
    assert sorted(listed & exempt) == []
    assert sorted(exempt - required) == []


def test_no_request_can_start_a_program_or_run_text() -> None:
    """The web app's modules import neither process nor code running nor unsafe loading; `flask serve` is a command."""
    forbidden = {"subprocess", "pickle", "marshal", "shelve", "code", "xml", "importlib", "pty", "ctypes"}
    allowed = {"quiz/serve.py": {"subprocess"}, "quiz/factory.py": {"importlib"}}
    for path in (ROOT / "quiz").rglob("*.py"):
        name = str(path.relative_to(ROOT))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                used = {module.partition(".")[0] for module in modules} & forbidden
                assert used <= allowed.get(name, set()), name
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile", "render_template_string"}, name
                if node.func.id == "Markup":  # of our own words alone; what is formatted into them is escaped
                    assert all(isinstance(argument, ast.Constant) for argument in node.args), name


def test_scripts_write_text_and_never_markup() -> None:
    writing = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b")
    scripts = list((ROOT / "quiz" / "static" / "js").rglob("*.js"))
    assert scripts
    assert not [script.name for script in scripts if writing.search(script.read_text("utf-8"))]


def test_scripts_set_no_property_by_a_computed_name() -> None:
    """What a page or a server's answer calls something is never the name of a property (prototype pollution)."""
    setting = re.compile(r"\w\[(?!\d+\])[^\]]*\] *=[^=]")
    for script in (ROOT / "quiz" / "static" / "js").rglob("*.js"):
        assert not setting.search(script.read_text("utf-8")), script.name


def test_no_other_site_may_read_a_response(client: FlaskClient) -> None:
    for path in ("/", "/login", "/csrf-token", "/healthz"):
        headers = client.get(path, headers={"Origin": "https://evil.example"}).headers
        assert not [name for name in headers.keys() if name.lower().startswith("access-control")]  # noqa: SIM118
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_unused_methods_and_folders_give_nothing(client: FlaskClient) -> None:
    assert client.open("/", method="TRACE").status_code == 405
    assert client.get("/static/").status_code == 404
    assert client.get("/static/../config.py").status_code == 404
    assert client.get("/.git/config").status_code == 404


def test_passwords_are_typed_unseen_and_may_be_filled_in(client: FlaskClient) -> None:
    for path, kind in (("/login", "current-password"), ("/register", "new-password")):
        fields = [tag for tag in re.findall(r"<input[^>]*>", client.get(path).text) if "password" in tag]
        assert fields
        assert all('type="password"' in tag and f'autocomplete="{kind}"' in tag for tag in fields)


def test_an_unknown_name_costs_as_much_as_a_wrong_password(
    session: Session, learner: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time is not measured but counted: the work of one Argon2 run, whoever is named."""
    runs: list[str] = []
    verify = passwords._HASHER.verify  # noqa: SLF001

    class Counting:
        def verify(self, stored: str, password: str) -> bool:
            runs.append(stored)
            return bool(verify(stored, password))

        def __getattr__(self, name: str) -> object:
            return getattr(_hasher, name)

    _hasher = passwords._HASHER  # noqa: SLF001
    monkeypatch.setattr(passwords, "_HASHER", Counting())
    for name in (learner.username, "niemand"):
        assert services.authenticate(session, name, "falsch") is None
    assert len(runs) == 2
    assert runs[0].split("$")[1:4] == runs[1].split("$")[1:4], "with the same parameters"


@pytest.fixture
def quiz(session: Session, teacher: Account) -> Quiz:
    """A quiz whose keys are due at the end."""
    return samples.add_quiz(session, teacher)


@pytest.mark.usefixtures("quiz")
def test_nothing_is_scored_before_it_is_due(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page does work that depends on whether an answer is right, nor does saving: there is nothing to time."""
    taker = Taker(app.test_client())
    page = taker.begin("Mia")

    def score(*_arguments: object) -> None:
        raise AssertionError("an answer was scored")

    monkeypatch.setattr(scores, "score", score)
    assert taker.choose(page, "der Gemeinderat von Brückenau").status_code == 302
    for address in ("/1", "/7", "/overview", ""):
        assert taker.get(address).status == 200
    for secret in ("Bramkamp", "14,5", "Beschlossen hat das", "Das Land saniert nur"):
        for address in ("/1", "/6", "/7", "/overview", "/ahead"):
            assert secret not in taker.get(address).text, (secret, address)
