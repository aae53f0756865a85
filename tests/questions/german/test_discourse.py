"""Words that only link sentences."""

from __future__ import annotations

from questions.german.discourse import is_discourse, is_linking

from .notation import document

LINKED = """
Darüber   darüber PAV 0 root
hinaus    hinaus  ADV 1 advmod
"""


def test_linking_words_can_go_but_not_those_that_change_what_is_true() -> None:
    words = document("Zudem zudem ADV 0 root\nwieder wieder ADV 1 advmod\nstark stark ADJD 1 advmod").tokens
    assert [is_discourse(word) for word in words] == [True, False, False]


def test_so_links_at_the_head_of_a_sentence_alone() -> None:
    words = document("So so ADV 0 root\nso so ADV 1 advmod").tokens
    assert [is_discourse(word) for word in words] == [True, False]


def test_two_words_may_link_together_where_neither_does_alone() -> None:
    words = document(LINKED).tokens
    assert is_linking(words)
    assert not is_linking(words[1:])
