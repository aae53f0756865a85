"""The article's sentences, numbered, and which items each of them proves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.articles import Article, BlockKind
from questions.german.segmentation import segment
from questions.items import Evidence


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of the article's text from `start` to `end` (character offsets); `number` counts from 1."""

    number: int
    text: str
    start: int
    end: int

    def overlaps(self, evidence: Evidence) -> bool:
        """Whether the evidence lies in the sentence, wholly or partly."""
        return evidence.start < self.end and evidence.end > self.start

    def as_evidence(self) -> Evidence:
        """The whole sentence as proof of a key."""
        return Evidence(self.text, self.start, self.end)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A headline, lead, subhead or paragraph as its sentences."""

    kind: BlockKind
    sentences: tuple[Stretch, ...]


def text_blocks(article: Article) -> tuple[TextBlock, ...]:
    """Cut the article's blocks into numbered sentences."""
    blocks: list[TextBlock] = []
    number = 0
    for block in article.blocks:
        stretches: list[Stretch] = []
        for slices in segment(block.text):
            number += 1
            first, last = slices[0].start, slices[-1].end
            stretches.append(Stretch(number, block.text[first:last], block.start + first, block.start + last))
        blocks.append(TextBlock(block.kind, tuple(stretches)))
    return tuple(blocks)


def all_sentences(blocks: Iterable[TextBlock]) -> tuple[Stretch, ...]:
    """The sentences of all blocks in reading order."""
    return tuple(sentence for block in blocks for sentence in block.sentences)


def proving(sentences: Sequence[Stretch], evidence: Iterable[Evidence]) -> tuple[Stretch, ...]:
    """The sentences in which the key's evidence lies, in reading order; what disproves an option is left out."""
    keys = [stretch for stretch in evidence if stretch.option is None]
    return tuple(sentence for sentence in sentences if any(sentence.overlaps(stretch) for stretch in keys))


def items_by_sentence(proofs: Mapping[int, Sequence[Stretch]]) -> dict[int, list[int]]:
    """Turn "item id to its proving sentences" around: sentence number to item ids, in the items' order."""
    found: dict[int, list[int]] = {}
    for item_id, sentences in proofs.items():
        for sentence in sentences:
            found.setdefault(sentence.number, []).append(item_id)
    return found
