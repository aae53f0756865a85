"""What the engine turned down of an article's items, as the teacher sees it: by the sentence it was about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from quiz.authoring.sentences import Stretch
from quiz.models import ArticleRecord

_GAP = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """A question that was written and not offered, with its answer; `reason` is the engine's."""

    prompt: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class AboutSentence:
    """What was turned down about one sentence; `number` is the sentence's in the article, None where it has none."""

    text: str
    number: int | None
    items: tuple[TurnedDown, ...]


def by_sentence(article: ArticleRecord, sentences: Sequence[Stretch]) -> tuple[AboutSentence, ...] | None:
    """Return what was turned down in reading order, each once, or None where nobody has looked yet.

    The article's `dropped` must be loaded.
    """
    if article.dropped is None:
        return None
    found: list[AboutSentence] = []
    rows = sorted(article.dropped["items"], key=lambda row: (row["start"], row["end"]))
    for (start, end), group in groupby(rows, key=lambda row: (row["start"], row["end"])):
        items = dict.fromkeys(
            TurnedDown(_GAP.sub("____", row["prompt"]), row["answer"], row["reason"]) for row in group
        )
        number = next((s.number for s in sentences if s.start < end and start < s.end), None)
        found.append(AboutSentence(article.text[start:end], number, tuple(items)))
    return tuple(found)


def reasons(groups: Sequence[AboutSentence]) -> list[tuple[str, int]]:
    """Return each reason with how often it was given, the commonest first."""
    return Counter(item.reason for group in groups for item in group.items).most_common()
