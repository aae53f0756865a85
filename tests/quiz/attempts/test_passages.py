"""Evidence is marked where it stands."""

from __future__ import annotations

from questions.articles.article import BlockKind
from questions.items import Evidence
from quiz.attempts.passages import Mark, marks_of, passages
from tests.quiz.attempts import samples


def test_the_article_stays_whole_under_overlapping_marks() -> None:
    marks = [
        mark for number, item in enumerate(samples.ALL) for mark in marks_of(samples.ARTICLE, number, item.evidence)
    ]
    shown = passages(samples.ARTICLE, marks)
    assert "\n\n".join("".join(part.text for part in passage.segments) for passage in shown) == samples.ARTICLE.text
    assert [passage.kind for passage in shown[:2]] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


def test_a_mark_covers_its_evidence_and_begins_once() -> None:
    (evidence,) = samples.NUMERIC.evidence
    shown = passages(
        samples.ARTICLE, [Mark(evidence.start, evidence.end, 4), Mark(evidence.start + 5, evidence.end, 7)]
    )
    segments = [segment for passage in shown for segment in passage.segments]
    assert "".join(segment.text for segment in segments if 4 in segment.positions) == evidence.text
    assert [segment.begins for segment in segments if segment.begins] == [(4,), (7,)]


def test_evidence_that_no_longer_stands_there_is_not_marked() -> None:
    moved = Evidence("Der Gemeinderat", 3, 18)
    other_option = Evidence(samples.ARTICLE.text[0:9], 0, 9, option="o1")
    assert marks_of(samples.ARTICLE, 1, [moved, other_option]) == []
