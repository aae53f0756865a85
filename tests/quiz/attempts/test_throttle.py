"""What stops scripts that guess codes or fill lists, and that it keeps out nobody who shares an address with one."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.attempts import throttle
from quiz.attempts.learners import give_personal_code, new_guest
from quiz.models import Account, Classroom, Guest, Quiz
from tests.quiz.attempts.taking import CODE

pytestmark = pytest.mark.usefixtures("quiz")

SCHOOL, ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}, {"REMOTE_ADDR": "198.51.100.20"}
MANY_TRIES = 400
"""So many fail one after the other, where one in ten goes on, in one of 10^18 runs."""


@pytest.fixture
def nobody_is_lucky(monkeypatch: pytest.MonkeyPatch) -> None:
    """No try goes on by chance."""
    monkeypatch.setattr(throttle, "ONE_IN", 10**12)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address may send 30 wrong codes."""
    monkeypatch.setattr(throttle, "BY_ADDRESS", replace(throttle.BY_ADDRESS, count=30))


@pytest.fixture
def hammer(app: Flask) -> Callable[[int], list[int]]:
    """A function that lets a script without cookies guess so many codes from the school's address."""
    rng = random.Random(7)

    def guess(times: int) -> list[int]:
        codes = [f"{rng.randrange(10**9):09}" for _ in range(times)]
        return [app.test_client().get(f"/q/{code}", environ_base=SCHOOL).status_code for code in codes]

    return guess


def look(app: Flask, address: dict[str, str], code: str = CODE) -> int:
    """Open a quiz's page in a new browser."""
    return app.test_client().get(f"/q/{code}", environ_base=address).status_code


def begin(app: Flask, address: dict[str, str]) -> int:
    """Begin the quiz in a new browser."""
    return app.test_client().post(f"/q/{CODE}", data={"nickname": "Mia"}, environ_base=address).status_code


class TestWrongCodes:
    def test_a_browser_that_guesses_is_stopped_and_only_that(self, app: Flask, client: FlaskClient) -> None:
        client.set_cookie("nachgefragt_guest", "somebody")
        found = [client.get(f"/q/{number:09}").status_code for number in range(22)]
        assert found == [404] * 20 + [429] * 2
        assert client.get(f"/q/{CODE}").status_code == 429
        assert app.test_client().get(f"/q/{CODE}").status_code == 200

    @pytest.mark.usefixtures("nobody_is_lucky")
    def test_an_address_gets_no_more_answers_than_its_limit(
        self, app: Flask, hammer: Callable[[int], list[int]]
    ) -> None:
        assert hammer(302)[299:] == [404, 429, 429]
        assert look(app, SCHOOL) == 429, "a right code that was not used here, as a guesser would find it"
        assert app.test_client().post("/enter", data={"code": CODE}, environ_base=SCHOOL).status_code == 429
        assert look(app, ELSEWHERE) == 200

    @pytest.mark.usefixtures("few")
    def test_beyond_it_one_try_in_ten_is_answered(self, hammer: Callable[[int], list[int]]) -> None:
        hammer(30)
        answered = hammer(500).count(404)
        assert 10 < answered < 90, "six standard deviations at most beside 50"

    @pytest.mark.usefixtures("few", "nobody_is_lucky")
    def test_a_code_that_led_somewhere_from_there_goes_on(self, app: Flask, hammer: Callable[[int], list[int]]) -> None:
        assert look(app, SCHOOL) == 200
        hammer(31)
        assert (look(app, SCHOOL), begin(app, SCHOOL)) == (200, 302)
        entered = app.test_client().post("/enter", data={"code": "k7m-3qx-9tb"}, environ_base=SCHOOL)
        assert entered.location == f"/q/{CODE}"

    @pytest.mark.usefixtures("few")
    def test_whoever_was_lucky_opened_the_door_for_all(
        self, app: Flask, hammer: Callable[[int], list[int]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Also for the page that a typed code leads to."""
        hammer(30)
        monkeypatch.setattr(throttle, "ONE_IN", 1)
        assert app.test_client().post("/enter", data={"code": CODE}, environ_base=SCHOOL).status_code == 302
        monkeypatch.setattr(throttle, "ONE_IN", 10**12)
        assert {look(app, SCHOOL) for _pupil in range(30)} == {200}
        assert hammer(5) == [429] * 5

    @pytest.mark.usefixtures("few", "nobody_is_lucky")
    def test_the_page_tells_what_to_do(self, app: Flask, hammer: Callable[[int], list[int]]) -> None:
        hammer(30)
        answer = app.test_client().get(f"/q/{CODE}", environ_base=SCHOOL)
        assert answer.headers["Retry-After"] == "3"
        assert "Versuche es gleich noch einmal" in answer.text

    def test_right_codes_are_never_too_many(self, client: FlaskClient) -> None:
        assert {client.get(f"/q/{CODE}").status_code for _ in range(40)} == {200}

    @pytest.mark.usefixtures("few", "nobody_is_lucky")
    def test_the_codes_of_a_class_and_of_a_learner_go_on_alike(
        self, app: Flask, session: Session, teacher: Account, hammer: Callable[[int], list[int]]
    ) -> None:
        guest = new_guest("Mia")
        session.add_all([guest, Classroom(owner_id=teacher.id, name="7a", join_code="C2C2C2C2C")])
        session.flush()
        give_personal_code(session, guest, "for tests")
        session.commit()

        def type_code(code: str | None) -> int:
            return app.test_client().post("/enter", data={"code": code}, environ_base=SCHOOL).status_code

        assert [type_code(code) for code in ("C2C2C2C2C", guest.personal_code)] == [302, 302]
        hammer(31)
        assert [type_code(code) for code in ("C2C2C2C2C", guest.personal_code, CODE)] == [302, 302, 429]
        assert app.test_client().get("/join/C2C2C2C2C", environ_base=SCHOOL).status_code == 200
        assert app.test_client().get("/join/D2D2D2D2D", environ_base=SCHOOL).status_code == 429

    @pytest.mark.usefixtures("few", "nobody_is_lucky")
    def test_one_network_of_ipv6_is_one_address(self, app: Flask) -> None:
        for number in range(30):
            look(app, {"REMOTE_ADDR": f"2001:db8:0:7::{number:x}"}, f"{number:09}")
        assert look(app, {"REMOTE_ADDR": "2001:db8:0:7:ffff::1"}) == 429
        assert look(app, {"REMOTE_ADDR": "2001:db8:0:8::1"}) == 200


class TestNewcomers:
    @pytest.mark.usefixtures("nobody_is_lucky")
    def test_a_script_cannot_fill_a_quiz_with_guests(self, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
        burst, day = throttle.NEW_GUESTS
        for limits in ((replace(burst, count=2), day), (replace(burst, scope="x"), replace(day, count=4))):
            monkeypatch.setattr(throttle, "NEW_GUESTS", limits)
            assert [begin(app, SCHOOL) for _guest in range(3)] == [302, 302, 429]
            assert begin(app, ELSEWHERE) == 302

    def test_who_comes_after_a_script_gets_in_by_trying_again(
        self, app: Flask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(throttle, "NEW_GUESTS", [replace(limit, count=20) for limit in throttle.NEW_GUESTS])
        assert [begin(app, SCHOOL) for _guest in range(20)] == [302] * 20
        assert any(begin(app, SCHOOL) == 302 for _try in range(MANY_TRIES))

    def test_who_is_known_is_no_newcomer(
        self,
        app: Flask,
        learner: Account,
        login: Callable[[FlaskClient, Account], None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        limits = [replace(limit, count=1) for limit in throttle.NEW_GUESTS]
        monkeypatch.setattr(throttle, "NEW_GUESTS", limits)
        monkeypatch.setattr(throttle, "ONE_IN", 10**12)
        assert [begin(app, SCHOOL) for _guest in range(2)] == [302, 429]
        client = app.test_client()
        login(client, learner)
        assert client.post(f"/q/{CODE}", environ_base=SCHOOL).status_code == 302


def test_a_school_behind_one_address_comes_in_while_a_pupils_script_hammers(
    app: Flask, session: Session, quiz: Quiz, hammer: Callable[[int], list[int]]
) -> None:
    """A thousand learners, each in a new browser; the script began before them and guesses as often as they come."""
    hammer(400)
    with app.test_request_context(environ_base=SCHOOL):
        for _learner in range(900):
            throttle.count_new_guest(quiz)
    tries = []
    for _learner in range(100):
        tries.append(1)
        while look(app, SCHOOL) == 429 or begin(app, SCHOOL) == 429:
            tries[-1] += 1
            assert tries[-1] < MANY_TRIES
        hammer(1)
    assert tries[1:] == [1] * 99, "only the first one needed luck"
    assert session.scalar(sa.select(sa.func.count()).select_from(Guest)) == 100
