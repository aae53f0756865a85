"""Long sentences are cut behind punctuation where possible, and always into chunks that fit."""

from hypothesis import given
from hypothesis import strategies as st

from questions.german.chunks import LONGEST, chunks

ROOM = 200


def test_a_short_sentence_is_one_chunk() -> None:
    assert list(chunks(["Es", "regnet", "."], [1, 2, 1], ROOM)) == [(0, 3)]


def test_no_tokens_are_one_empty_chunk() -> None:
    assert list(chunks([], [], ROOM)) == [(0, 0)]


def test_a_long_sentence_is_cut_behind_the_last_comma_that_fits() -> None:
    tokens = ["und"] * 120 + [","] + ["und"] * 100
    assert list(chunks(tokens, [1] * len(tokens), ROOM)) == [(0, 121), (121, 221)]


@given(st.lists(st.tuples(st.sampled_from(["ja", ",", "."]), st.integers(1, 12)), max_size=600))
def test_chunks_hold_every_token_once_and_fit(sentence: list[tuple[str, int]]) -> None:
    tokens = [token for token, _ in sentence]
    sizes = [size for _, size in sentence]
    bounds = list(chunks(tokens, sizes, ROOM))
    assert [place for start, end in bounds for place in range(start, end)] == list(range(len(tokens)))
    for start, end in bounds:
        assert end - start <= LONGEST
        assert sum(sizes[start:end]) <= ROOM
