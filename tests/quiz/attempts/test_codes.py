"""Codes are read however they are typed."""

from __future__ import annotations

import pytest

from quiz.attempts.codes import normal_code
from quiz.authoring.codes import grouped, make_code


@pytest.mark.parametrize("typed", ["K7M3QX9TB", "k7m-3qx-9tb", " k7m 3qx 9tb ", "K7M–3QX–9TB"])
def test_case_spaces_and_hyphens_do_not_matter(typed: str) -> None:
    assert normal_code(typed) == "K7M3QX9TB"


def test_what_looks_alike_is_read_alike() -> None:
    assert normal_code("oOiIlL") == "001111"


def test_every_code_that_is_made_is_read_as_itself() -> None:
    for code in (make_code() for _ in range(50)):
        assert normal_code(grouped(code).lower()) == code
