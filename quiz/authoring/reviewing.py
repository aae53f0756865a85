"""The review page's data: an article's sentences and its items, each knowing the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from questions.items import Item
from quiz.articles.services import article_of
from quiz.authoring.sentences import Stretch, TextBlock, all_sentences, items_by_sentence, proving, text_blocks
from quiz.authoring.services.revisions import can_change_distractors, has_other_forms
from quiz.mapping import item_of
from quiz.models import ArticleRecord, ItemRecord, ItemStatus


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """An item in review: its record, its place among those not rejected (from 1), its content and what proves it."""

    record: ItemRecord
    place: int
    item: Item
    sentences: tuple[Stretch, ...]

    @property
    def edited(self) -> bool:
        """Whether a person changed or wrote it."""
        version = self.record.current_version
        return version is not None and version.created_by_id is not None

    @property
    def can_change_distractors(self) -> bool:
        """Whether other wrong options may be looked for."""
        return can_change_distractors(self.record, self.item)

    @property
    def has_other_forms(self) -> bool:
        """Whether another item on its fact may be looked for."""
        return has_other_forms(self.item)


@dataclass(frozen=True, slots=True)
class Review:
    """An article in sentences with the items it proves; `by_sentence` maps a sentence's number to items in order."""

    blocks: tuple[TextBlock, ...]
    items: tuple[ReviewedItem, ...]
    rejected: tuple[ReviewedItem, ...]
    by_sentence: dict[int, list[ReviewedItem]]

    def count(self, status: ItemStatus) -> int:
        """How many of the items that are not rejected have the status."""
        return sum(entry.record.status is status for entry in self.items)


def review_of(article: ArticleRecord, records: Sequence[ItemRecord]) -> Review:
    """Put article and items side by side."""
    blocks = text_blocks(article_of(article))
    sentences = all_sentences(blocks)
    kept = _reviewed((record for record in records if record.status is not ItemStatus.REJECTED), sentences)
    rejected = _reviewed((record for record in records if record.status is ItemStatus.REJECTED), sentences)
    entries = {entry.record.id: entry for entry in kept}
    by_id = items_by_sentence({entry.record.id: entry.sentences for entry in kept})
    by_sentence = {number: [entries[item_id] for item_id in ids] for number, ids in by_id.items()}
    return Review(blocks, kept, rejected, by_sentence)


def _reviewed(records: Iterable[ItemRecord], sentences: Sequence[Stretch]) -> tuple[ReviewedItem, ...]:
    found: list[ReviewedItem] = []
    for record in records:
        if record.current_version is None:
            continue
        item = item_of(record.current_version)
        found.append(ReviewedItem(record, len(found) + 1, item, proving(sentences, item.evidence)))
    return tuple(found)
