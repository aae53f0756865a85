"""What amounts are of: "22 Prozent" are those "der Befragten", and "von 228,4 auf 211,5 Euro" are Euro both.

A share takes its base from the nearest share before it, a number without a unit from the amount that follows it, and a
day without a month ("am 11.") the one month that the sentences before speak of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from questions.german.abbreviations import MONTHS
from questions.german.document import Clause, ClauseKind, Document, Span, Token, ValueKind

_BACK = 3  # sentences
_SURE = 0.85
_OPINIONS = frozenset(
    """aussprechen halten finden meinen glauben wollen wünschen befürworten ablehnen angeben sagen fordern fürchten
    befürchten sorgen nutzen vertrauen zustimmen unterstützen antworten bevorzugen rechnen erwarten denken kennen
    plädieren wählen verzichten bejahen verneinen stimmen""".split()
)
"""What people do of whom a survey counts a share."""
_DAY = re.compile(r"[1-9]\d?\.")
_BEFORE_DAY = frozenset("am vom zum dem den ab bis seit".split())
_TO_DAY = frozenset({"bis", "und", "–", "-", "/"})
_DAYS_BACK = 6  # sentences
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNCHANGING = frozenset({ValueKind.MONEY, ValueKind.PERCENTAGE})  # their units are not inflected


@dataclass(frozen=True, slots=True)
class Whole:
    """What is to be written behind an amount; `text` is None where the article leaves open of what it is."""

    text: str | None
    confidence: float = 0.0
    proof: Span | None = None


@dataclass(frozen=True, slots=True)
class Amounts:
    """Completes the amounts of one document; `clause_of` holds each token's innermost clause."""

    document: Document
    clause_of: Mapping[int, Clause]

    def whole(self, token: Token) -> Whole | None:
        """Return what completes a number or share; None where nothing is missing."""
        if _DAY.fullmatch(token.text):
            return self._month(token)
        if token.tag == "CARD":
            unit = self._unit(token)
            return None if unit is None else Whole(unit, 1.0)
        return self._base(token) if token.lemma == "Prozent" else None

    def _unit(self, number: Token) -> str | None:
        """Return what the first of two amounts counts: "Millionen Euro" of "von 228,4 auf 211,5 Millionen Euro"."""
        tokens = self.document.tokens
        before = tokens[number.index - 1].text.lower() if number.index else ""
        behind = tokens[number.index + 1 : number.index + 3]
        if before != "von" or len(behind) < 2 or behind[0].text != "auf":  # noqa: PLR2004 -- "auf" and an amount
            return None
        amounts = [v for v in self.document.values if v.first <= behind[1].index <= v.last and v.kind in _UNCHANGING]
        words = self.document.words(Span(amounts[0].first, amounts[0].last)) if amounts else ()
        return " ".join(t.text for t in words if t.index > behind[1].index and t.tag != "CARD") or None

    def _month(self, day: Token) -> Whole | None:
        """Return the month of "am 11.", with its year where that is told: the only one that is named before it."""
        tokens = self.document.tokens
        before = tokens[day.index - 1].text.lower() if day.index else ""
        behind = tokens[min(day.index + 1, len(tokens) - 1)]
        dated = any(v.first <= day.index <= v.last for v in self.document.values if v.kind is ValueKind.DATE)
        if dated or before not in _BEFORE_DAY or behind.upos in {"NOUN", "PROPN", "ADJ"} or behind.text in _TO_DAY:
            return None
        position = self.document.sentence_of(day.index).index
        first = self.document.sentences[max(0, position - _DAYS_BACK)].first
        named = [t for t in tokens[first : day.index] if t.text in MONTHS]
        if len({t.text for t in named}) != 1:
            return Whole(None)
        years = {y.text for t in named if _YEAR.fullmatch((y := tokens[t.index + 1]).text)}
        text = " ".join((named[-1].text, *(years if len(years) == 1 else ())))
        return Whole(text, _SURE, Span(named[-1].index, named[-1].index))

    def _base(self, percent: Token) -> Whole | None:
        """Return of whom "22 Prozent" is a share, where they think or do something as people of a survey do.

        That is what the nearest share before is one of; a share of a share, "von ihnen", leaves it open.
        """
        clause = self.clause_of.get(percent.index)
        subject = clause.subject() if clause is not None else None
        if clause is None or clause.kind is not ClauseKind.MAIN or clause.predicate not in _OPINIONS:
            return None
        if subject is None or subject.head != percent.index or self._behind(percent) is not None:
            return None
        position = self.document.sentence_of(percent.index).index
        first = self.document.sentences[max(0, position - _BACK)].first
        for token in reversed(self.document.tokens[first : percent.index]):
            of = self._behind(token) if token.lemma == "Prozent" else None
            if of is not None:
                told = self.document.tokens[of.first].tag == "ART" and len(of) <= 3  # noqa: PLR2004 -- "der jungen Leute"
                return Whole(self.document.slice(of), _SURE, of) if told else Whole(None)
        return Whole(None)

    def _behind(self, percent: Token) -> Span | None:
        """Return what stands behind "Prozent" and tells of whom: "der Befragten", "von ihnen"."""
        following = self.document.tokens[percent.index + 1 : percent.index + 2]
        if not following or following[0].tag == "PROAV":
            return None
        opener = following[0]
        genitive = opener.has(Case="Gen") and opener.tag in {"ART", "PIAT", "PIDAT", "PPOSAT", "PDAT", "ADJA"}
        if opener.text.lower() not in {"von", "unter"} and not genitive:
            return Span(opener.index, opener.index) if opener.upos in {"NOUN", "PROPN"} else None
        last = opener.index
        while last + 1 < len(self.document.tokens) and last - opener.index < len("der"):
            last += 1
            if self.document.tokens[last].upos in {"NOUN", "PROPN", "PRON"}:
                break
        return Span(opener.index, last)
