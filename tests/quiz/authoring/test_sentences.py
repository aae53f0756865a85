from __future__ import annotations

from questions.articles import BlockKind
from questions.items import Evidence
from quiz.authoring.sentences import all_sentences, items_by_sentence, proving, text_blocks
from tests.quiz.authoring.conftest import ARTICLE, proof

BLOCKS = text_blocks(ARTICLE)
SENTENCES = all_sentences(BLOCKS)


def test_every_sentence_stands_where_it_says() -> None:
    assert [s.number for s in SENTENCES] == list(range(1, len(SENTENCES) + 1))
    assert all(ARTICLE.text[s.start : s.end] == s.text for s in SENTENCES)


def test_blocks_keep_their_kind_and_order() -> None:
    kinds = [block.kind for block in BLOCKS]
    assert kinds == [BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.PARAGRAPH]
    assert [len(block.sentences) for block in BLOCKS] == [1, 2, 1, 2]


def test_a_part_of_a_sentence_is_proved_by_the_whole_sentence() -> None:
    assert [s.text for s in proving(SENTENCES, [proof("48 Millionen")])] == ["Sie kostet 48 Millionen Euro."]


def test_evidence_over_a_sentence_break_lies_in_both() -> None:
    assert [s.number for s in proving(SENTENCES, [proof("beschlossen. Sie")])] == [2, 3]


def test_what_only_disproves_an_option_is_left_out() -> None:
    assert proving(SENTENCES, [Evidence("Sie", 120, 123, option="o1")]) == ()


def test_a_sentence_names_all_items_it_proves_in_their_order() -> None:
    first, second = SENTENCES[:2]
    assert items_by_sentence({7: [second], 3: [first, second]}) == {1: [3], 2: [7, 3]}
