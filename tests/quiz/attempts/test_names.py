"""Options go by names and in an order that tell nothing."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from questions.items import Option
from quiz.attempts.names import Names
from quiz.models import Attempt

SECRET = "for tests"
OPTIONS = tuple(Option(f"o{number}", f"Text {number}") for number in range(4))


def names(seed: int, secret: str = SECRET) -> Names:
    attempt = Attempt(seed=seed)
    attempt.public_id = UUID(int=7)
    return Names.of(secret, attempt, 3)


def test_names_stay_the_same_within_an_attempt_and_differ_between_attempts() -> None:
    assert names(1) == names(1)
    assert names(1).token(OPTIONS[0]) != names(2).token(OPTIONS[0])
    assert names(1).token(OPTIONS[0]) != names(1, "another secret").token(OPTIONS[0])


def test_a_token_finds_its_option_and_no_other_text_does() -> None:
    assert [names(1).find(names(1).token(option), OPTIONS) for option in OPTIONS] == list(OPTIONS)
    assert names(1).find("o0", OPTIONS) is None


def test_every_option_comes_first_equally_often() -> None:
    first = Counter(names(seed).shuffled(OPTIONS)[0].id for seed in range(2000))
    assert set(first) == {option.id for option in OPTIONS}
    assert all(400 < count < 600 for count in first.values())


def test_the_order_is_not_that_of_the_tokens() -> None:
    agreeing = sum(list(names(seed).shuffled(OPTIONS)) == sorted(OPTIONS, key=names(seed).token) for seed in range(500))
    assert agreeing < 60
