"""Codes cannot be guessed and lists not be filled by a script, and who shares an address with one still comes in.

Wrong codes are counted for the browser, which is refused when it has too many, and for the address. A whole school may
share an address, with a pupil's script that keeps no cookies. So an address with too many is not refused: codes that
led somewhere from there today go on as ever, and of all other tries one in ten, by chance, until the window ends.
docs/security.md has what that leaves to a guesser.
"""

from __future__ import annotations

import random
from datetime import timedelta

from flask import abort, current_app, request

from quiz.access import client_address, must_wait, wait_before
from quiz.attempts.cookies import current_token
from quiz.errors import Crowded
from quiz.models import Classroom, Quiz
from quiz.ratelimits import Limit

WINDOW = timedelta(minutes=10)
BY_BROWSER = Limit("wrong code, browser", 20, WINDOW)
BY_ADDRESS = Limit("wrong code, address", 300, WINDOW)
KNOWN_HERE = Limit("right code, address", 1, timedelta(days=1))
NEW_GUESTS = (Limit("new guest", 1500, WINDOW), Limit("new guest, day", 5000, timedelta(days=1)))
"""At one quiz or in one class, from one address: a whole school may come at once."""
ONE_IN = 10
"""Beyond what an address may do, so few of its tries go on."""
SECONDS_BETWEEN = 3
"""What a person is told to wait before the next try."""


def refuse_guessing(code: str) -> None:
    """Answer 429 to a browser with too many wrong codes and, where its address has, to most codes not known there.

    The code is not looked up before that, so that neither answer nor time tells whether it was a right one.
    """
    browser = _browser()
    if browser and (seconds := must_wait(BY_BROWSER, browser)):
        abort(429, retry_after=seconds)
    if not _is_known_here(code) and must_wait(BY_ADDRESS, client_address()):
        _let_few_go_on()


def count_wrong_code() -> None:
    """Count a wrong code."""
    wait_before(BY_ADDRESS, client_address())
    if browser := _browser():
        wait_before(BY_BROWSER, browser)


def note_right_code(code: str) -> None:
    """Let the code go on from this address today, whatever others there guess."""
    if not _is_known_here(code):
        wait_before(KNOWN_HERE, client_address(), code)


def count_new_guest(quiz: Quiz) -> None:
    """Count somebody new at a quiz; where there were too many from the address, let one in ten go on."""
    _count_newcomer(str(quiz.id))


def count_new_member(classroom: Classroom) -> None:
    """Count somebody new in a class; where there were too many from the address, let one in ten go on."""
    _count_newcomer(f"class {classroom.id}")


def _count_newcomer(place: str) -> None:
    if any(must_wait(limit, place, client_address()) for limit in NEW_GUESTS):
        _let_few_go_on()
    for limit in NEW_GUESTS:
        wait_before(limit, place, client_address())


def _let_few_go_on() -> None:
    if random.SystemRandom().randrange(ONE_IN):
        raise Crowded(retry_after=SECONDS_BETWEEN)


def _is_known_here(code: str) -> bool:
    return bool(must_wait(KNOWN_HERE, client_address(), code))


def _browser() -> str:
    """What tells this browser from others: its guest's token or its session; empty for one without cookies."""
    session = current_app.session_interface.get_cookie_name(current_app)
    return current_token() or request.cookies.get(session, "")
