from __future__ import annotations

from math import log2

from quiz.attempts.codes import normal_code
from quiz.authoring.codes import ALPHABET, LENGTH, grouped, make_code


def test_a_code_has_at_least_forty_bits() -> None:
    assert LENGTH * log2(len(set(ALPHABET))) >= 40


def test_the_alphabet_has_nothing_that_looks_like_something_else() -> None:
    assert not set(ALPHABET) & set("0O1ILU")
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_codes_use_the_whole_alphabet_and_do_not_repeat() -> None:
    codes = {make_code() for _ in range(500)}
    assert len(codes) == 500
    assert set("".join(codes)) == set(ALPHABET)


def test_what_learners_type_from_the_grouped_form_is_the_code() -> None:
    code = make_code()
    assert len(grouped(code).split("-")) == 3
    assert normal_code(grouped(code).lower()) == code
