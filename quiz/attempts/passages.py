"""The article as learners read it, with the evidence of items marked in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from questions.articles.article import Article, Block, BlockKind, sections_of
from questions.items import Evidence
from quiz.models import ArticleRecord


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the article (character offsets) that proves the key of the item at `position`."""

    start: int
    end: int
    position: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text and the positions of the items that it proves; `begins` those whose evidence begins here."""

    text: str
    positions: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A headline, lead, subhead or paragraph, in segments."""

    kind: BlockKind
    segments: tuple[Segment, ...]

    @property
    def positions(self) -> frozenset[int]:
        """The items with evidence in the passage."""
        return frozenset(position for segment in self.segments for position in segment.positions)


def read_record(record: ArticleRecord) -> Article:
    """Return the article that a record holds."""
    return Article(record.headline, sections_of(record.markup), lead=record.lead, kicker=record.kicker)


def marks_of(article: Article, position: int, evidence: Iterable[Evidence]) -> list[Mark]:
    """Return the marks for the evidence that still stands in the article where the item says."""
    text = article.text
    return [
        Mark(proof.start, proof.end, position)
        for proof in evidence
        if proof.option is None and proof.start < proof.end and text[proof.start : proof.end] == proof.text
    ]


def passages(article: Article, marks: Iterable[Mark] = ()) -> tuple[Passage, ...]:
    """Cut the article's blocks at the marks, which may overlap."""
    marks = tuple(marks)
    return tuple(Passage(block.kind, _segments(block, marks)) for block in article.blocks)


def _segments(block: Block, marks: tuple[Mark, ...]) -> tuple[Segment, ...]:
    inside = [mark for mark in marks if mark.start < block.end and mark.end > block.start]
    bounds = {block.start, block.end}
    for mark in inside:
        bounds |= {max(mark.start, block.start), min(mark.end, block.end)}
    cuts = sorted(bounds)
    return tuple(
        Segment(
            block.text[start - block.start : end - block.start],
            tuple(sorted({mark.position for mark in inside if mark.start <= start and end <= mark.end})),
            tuple(sorted({mark.position for mark in inside if max(mark.start, block.start) == start})),
        )
        for start, end in pairwise(cuts)
    )
