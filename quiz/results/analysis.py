"""From scored attempts to item and quiz statistics: who chose what, in words, and what looks wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from questions.items import Item, Numeric, ShortText, SingleChoice, TrueFalse
from questions.scoring import Reason
from quiz.attempts.scores import Scored
from quiz.models import Credit
from quiz.results.labels import answer_labels, key_labels, possible_labels
from quiz.results.services import Result
from quiz.results.statistics.guessing import guess_score
from quiz.results.statistics.item import ItemFigures, OptionFigures, Taken, item_figures
from quiz.results.statistics.quiz import QuizFigures, Row, quiz_figures
from quiz.results.statistics.suspicion import Finding, findings

SHOWN_TEXTS = 10
"""How many of the different answers that were typed are listed."""


Placed = tuple[Result, Scored, float | None]
"""An answer in its attempt, and which share of all other points that attempt earned."""


@dataclass(frozen=True, slots=True)
class Given:
    """What one attempt did with an item: its score, and the answer in words."""

    result: Result
    entry: Scored
    labels: tuple[str, ...]
    taken: Taken


@dataclass(frozen=True, slots=True)
class OptionLine:
    """A possible or given answer: its letter for plots, and its figures.

    `lenience` tells why a typed answer that is not the key counts as one: scoring's reason, or "by hand".
    """

    letter: str
    is_key: bool
    figures: OptionFigures
    lenience: str = ""

    @property
    def label(self) -> str:
        """The answer in words."""
        return self.figures.choice


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """How one version of an item did. `position` is that in the teacher's order, `version` counts from 1.

    `other` counts the answers that are not among the SHOWN_TEXTS most frequent ones.
    """

    position: int
    item_id: int
    version: int
    item: Item
    figures: ItemFigures
    options: tuple[OptionLine, ...]
    other: int
    findings: tuple[Finding, ...]
    given: tuple[Given, ...]

    @property
    def unanswered(self) -> int:
        """How many had the item and left it out."""
        return self.figures.seen - self.figures.answered


def quiz_analysis(results: Iterable[Result]) -> QuizFigures | None:
    """Work out the figures of a quiz from submitted attempts; None where there is none with points to earn."""
    rows = [
        Row({entry.version.item_id: float(entry.earned) for entry in one.scored}, float(one.total.possible))
        for one in results
        if one.attempt.submitted_at and one.total.possible
    ]
    return quiz_figures(rows) if rows else None


def item_analyses(results: Iterable[Result], order: Sequence[int]) -> list[ItemAnalysis]:
    """Work out the figures of every item in submitted attempts, by the version that scores it.

    `order` holds item ids in the quiz's order; removed items come after them.
    """
    by_version: dict[int, list[Placed]] = {}
    for result in results:
        if result.attempt.submitted_at:
            earned, possible = float(result.total.earned), float(result.total.possible)
            for entry in result.scored:
                rest = possible - float(entry.place.points)
                share = (earned - float(entry.earned)) / rest if rest else None
                by_version.setdefault(entry.scoring_version_id, []).append((result, entry, share))
    columns = columns_of((entries[0][1] for entries in by_version.values()), order)
    found = [_analysis(entries, columns) for entries in by_version.values()]
    return sorted(found, key=lambda one: (one.position, one.version))


def columns_of(scored: Iterable[Scored], order: Sequence[int]) -> list[int]:
    """Return the ids of all items in the order in which tables show them, with removed ones at the end."""
    met = {entry.version.item_id for entry in scored}
    return [*order, *sorted(met.difference(order))]


def _analysis(entries: list[Placed], columns: Sequence[int]) -> ItemAnalysis:
    first = entries[0][1]
    item = first.item
    words: dict[int, tuple[str, ...]] = {}  # equal answers are one object
    given = [
        Given(result, entry, labels, Taken(_knew(entry), rest, labels, entry.verdict is not None))
        for result, entry, rest in entries
        for labels in (
            words.get(id(entry.answer)) or words.setdefault(id(entry.answer), tuple(answer_labels(item, entry.answer))),
        )
    ]
    counts = Counter(label for one in given for label in one.labels)
    keys = set(key_labels(item))
    lenience: dict[str, str] = {}
    if isinstance(item.interaction, Numeric | ShortText):  # every spelling that was accepted
        right = [one for one in given if _knew(one.entry) == 1]
        keys = {label for one in right for label in one.labels} or keys
        lenience = {label: _lenience(one.entry) for one in right for label in one.labels}
    choices = possible_labels(item) or [label for label, _count in counts.most_common(SHOWN_TEXTS)]
    figures = item_figures([one.taken for one in given], choices, guess_score(item))
    one_answer = isinstance(item.interaction, SingleChoice | TrueFalse | Numeric | ShortText)
    number = first.rule.number if first.rule and not first.kept else first.version.number
    return ItemAnalysis(
        position=columns.index(first.version.item_id) + 1,
        item_id=first.version.item_id,
        version=number,
        item=item,
        figures=figures,
        options=tuple(
            OptionLine(_letter(place), one.choice in keys, one, lenience.get(one.choice, ""))
            for place, one in enumerate(figures.options)
        ),
        other=counts.total() - sum(counts[choice] for choice in choices),
        findings=findings(figures, [one.taken for one in given], keys if one_answer else ()),
        given=tuple(given),
    )


def _knew(entry: Scored) -> float:
    """The share of the points by the answer itself, also where everybody gets them because the item is faulty."""
    if entry.rule and entry.rule.credit is Credit.EVERYONE and entry.awarded is None:
        return float(entry.verdict.fraction) if entry.verdict else 0.0
    return float(entry.fraction)


def _lenience(entry: Scored) -> str:
    """Why an answer that earned everything did, where it is not the key itself."""
    if entry.verdict is None or entry.verdict.fraction < 1:
        return "by hand"
    return "" if entry.verdict.reason is Reason.CORRECT else entry.verdict.reason.value


def _letter(place: int) -> str:
    """Return A, B, ... Z, AA, ..."""
    return ("" if place < 26 else _letter(place // 26 - 1)) + chr(ord("A") + place % 26)  # noqa: PLR2004 - letters
