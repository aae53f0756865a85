"""What an asking is: the question phrase, the answer, and what kind of thing the answer is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from questions.facts.fact import Argument, Fact
from questions.german.document import Span, Value
from questions.references.referents import Referent


class AnswerKind(StrEnum):
    """What kind of thing an answer is; options of one item are all of the same kind."""

    PERSON = "person"
    COUNTRY = "country"
    CITY = "city"
    STATE = "state"
    PLACE = "place"
    PARTY = "party"
    ORGANISATION = "organisation"
    NAME = "name"
    DAY = "day"
    WEEKDAY = "weekday"
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"
    CLOCK = "clock"
    DURATION = "duration"
    NUMBER = "number"
    PERCENTAGE = "percentage"
    MONEY = "money"
    MULTIPLE = "multiple"
    PEOPLE = "people"
    BODY = "body"
    THING = "thing"
    REASON = "reason"
    PURPOSE = "purpose"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Asking:
    """One way to ask for a part of a fact.

    `phrase` opens the question; `answer` is the key's text; `consumed` are the arguments that the phrase stands for;
    `singular` asks for the verb in the singular ("wer", "was", "welches Land"). `answer_tokens` are the tokens that say
    the answer in the text, which a statement or gap replaces. `case` is the grammatical case of the answer's slot;
    `finite` replaces the finite verb where the question needs another: "Welche Funktion hat ...". `spoken` is false
    where no natural question asks for the answer, and only a gap in the sentence can.
    """

    fact: Fact
    argument: Argument
    phrase: str
    answer: str
    kind: AnswerKind
    consumed: tuple[Argument, ...]
    answer_tokens: Span
    singular: bool = False
    accepted: tuple[str, ...] = ()
    value: Value | None = None
    referent: Referent | None = None
    case: str | None = None
    confidence: float = 1.0
    finite: str | None = None
    spoken: bool = True
