"""The decoder finds the best tree with one root."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german.trees import Scores, best_heads


def is_tree(heads: list[int]) -> bool:
    """Whether every word reaches the root, and exactly one word depends on it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        node = word
        while node != 0:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


def score(scores: Scores, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def random_scores(seed: int, words: int) -> Scores:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    scores[np.arange(words), np.arange(words) + 1] = -np.inf
    return scores


def test_no_words_have_no_heads() -> None:
    assert best_heads(np.zeros((0, 1), np.float32)) == []


def test_a_single_word_is_the_root() -> None:
    assert best_heads(random_scores(1, 1)) == [0]


@pytest.mark.parametrize("words", [2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(25))
def test_finds_the_best_of_all_trees(words: int, seed: int) -> None:
    scores = random_scores(seed, words)
    every = itertools.product(range(words + 1), repeat=words)
    best = max(score(scores, heads) for heads in every if is_tree(list(heads)))
    found = best_heads(scores)
    assert is_tree(found)
    assert score(scores, found) == pytest.approx(best, abs=1e-4)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40))
def test_every_result_is_a_tree(seed: int, words: int) -> None:
    assert is_tree(best_heads(random_scores(seed, words)))


def test_survives_scores_that_forbid_everything() -> None:
    assert is_tree(best_heads(np.full((6, 7), -1e30, np.float32)))
