"""Quiz codes cannot be guessed: wrong ones are counted, for the browser and for the address.

A code has 43 bits. A whole school may share one address, so that its limit is wide, and right codes never count: at
300 wrong codes in ten minutes, finding one of a thousand quizzes takes an address centuries.
"""

from __future__ import annotations

from datetime import timedelta

from flask import abort, current_app, request

from quiz.access import client_address, must_wait, wait_before
from quiz.attempts.cookies import current_token
from quiz.models import Classroom, Quiz
from quiz.ratelimits import Limit

WINDOW = timedelta(minutes=10)
BY_BROWSER = Limit("wrong code, browser", 20, WINDOW)
BY_ADDRESS = Limit("wrong code, address", 300, WINDOW)
NEW_GUESTS = (Limit("new guest", 1500, WINDOW), Limit("new guest, day", 5000, timedelta(days=1)))
"""At one quiz or in one class, from one address: a whole school may come at once, a script must not fill the list."""


def refuse_guessing() -> None:
    """Answer 429 to a browser or an address with too many wrong codes."""
    for limit, subject in _subjects():
        if seconds := must_wait(limit, subject):
            abort(429, retry_after=seconds)


def count_wrong_code() -> None:
    """Count a wrong code."""
    for limit, subject in _subjects():
        wait_before(limit, subject)


def count_new_guest(quiz: Quiz) -> None:
    """Count somebody new at a quiz, or answer 429 where there were too many."""
    _count_newcomer(str(quiz.id))


def count_new_member(classroom: Classroom) -> None:
    """Count somebody new in a class, or answer 429 where there were too many."""
    _count_newcomer(f"class {classroom.id}")


def _count_newcomer(place: str) -> None:
    for limit in NEW_GUESTS:
        if seconds := wait_before(limit, place, client_address()):
            abort(429, retry_after=seconds)


def _session_cookie() -> str:
    return current_app.session_interface.get_cookie_name(current_app)


def _subjects() -> list[tuple[Limit, str]]:
    browser = current_token() or request.cookies.get(_session_cookie())
    return [(BY_ADDRESS, client_address()), *([(BY_BROWSER, browser)] if browser else [])]
