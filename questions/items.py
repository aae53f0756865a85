"""Items and their interactions: what a question is made of, whatever wrote it.

An item is a stem and one interaction; the interaction carries its own key. The eight interactions are closed under
`to_json` and `from_json`, which is the form the database and the command line use.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ItemType(StrEnum):
    """The kinds of interaction (QTI: choiceInteraction, textEntryInteraction, matchInteraction, orderInteraction)."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_RESPONSE = "multiple_response"
    TRUE_FALSE = "true_false"
    CLOZE = "cloze"
    NUMERIC = "numeric"
    SHORT_TEXT = "short_text"
    MATCHING = "matching"
    ORDERING = "ordering"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; `why_wrong` is shown after answering, `source` says where a distractor is from."""

    id: str
    text: str
    why_wrong: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the article's text, by character offsets, that proves the key or disproves an option.

    `option` is the id of the option that the stretch shows to be wrong, or None where it proves the key.
    """

    text: str
    start: int
    end: int
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a false statement changed: `original` stood in the text, `replacement` stands in the statement."""

    original: str
    replacement: str


@dataclass(frozen=True, slots=True)
class SingleChoice:
    """Choose the one right option; `key` is its id."""

    options: tuple[Option, ...]
    key: str


@dataclass(frozen=True, slots=True)
class MultipleResponse:
    """Choose all right options; `keys` are their ids in the order of the options."""

    options: tuple[Option, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """Say whether the stem, a statement, is true."""

    key: bool
    changed: Change | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a cloze: the id that stands as `{id}` in the text, and what may fill it, the best answer first."""

    id: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps, written `{gap id}`; with a `bank` the learner chooses words, without one they type them.

    A gap's key is the bank option whose text is the gap's first accepted answer.
    """

    text: str
    gaps: tuple[Gap, ...]
    bank: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Numeric:
    """Enter a number; right within `tolerance` (absolute) of `key`. `unit` is shown behind the field."""

    key: Decimal
    tolerance: Decimal = Decimal(0)
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ShortText:
    """Enter a word or phrase; `accepted` holds the right answers, the best first."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Assign to each prompt one of the choices; `pairs` are (prompt id, choice id). Surplus choices are distractors."""

    prompts: tuple[Option, ...]
    choices: tuple[Option, ...]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Bring the entries into the right order; `sequence` holds their ids in that order."""

    entries: tuple[Option, ...]
    sequence: tuple[str, ...]


Interaction = SingleChoice | MultipleResponse | TrueFalse | Cloze | Numeric | ShortText | Matching | Ordering

TYPE_OF: dict[type[Interaction], ItemType] = {
    SingleChoice: ItemType.SINGLE_CHOICE,
    MultipleResponse: ItemType.MULTIPLE_RESPONSE,
    TrueFalse: ItemType.TRUE_FALSE,
    Cloze: ItemType.CLOZE,
    Numeric: ItemType.NUMERIC,
    ShortText: ItemType.SHORT_TEXT,
    Matching: ItemType.MATCHING,
    Ordering: ItemType.ORDERING,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its key, its proof and how it came about.

    `writer` names the writer module, or is "teacher" for an item written by hand; `fact` describes the fact asked for
    (kind, predicate, roles), for an item of the engine. `confidence` lies in 0..1; a right answer is worth `points`.
    """

    id: str
    writer: str
    stem: str
    interaction: Interaction
    evidence: tuple[Evidence, ...] = ()
    explanation: str = ""
    fact: dict[str, object] | None = None
    confidence: float = 1.0
    points: Decimal = Decimal(1)

    @property
    def type(self) -> ItemType:
        """The kind of the item's interaction."""
        return TYPE_OF[type(self.interaction)]
