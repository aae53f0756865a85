"""Of what: "die negative Abweichung" is one of something, "die erste Phase" the first of something.

A relational noun with an adjective that only measures, judges or puts in order is as open as without. What it is of is
taken from the same noun a few sentences before, "die Abweichung der Temperatur"; else it stays open.
"""

from __future__ import annotations

from dataclasses import dataclass

from questions.german.document import Document, Span, Token, ValueKind
from questions.german.measuring_adjectives import puts_in_order, says_only_how
from questions.german.noun_classes import noun_class
from questions.german.relational import is_listed, is_measure, is_relational
from questions.references.antecedents import Antecedents
from questions.references.mentions import TIMES, Mention
from questions.references.renaming import telling

_BACK = 4  # sentences
_SURE = 0.8
_LONGEST = 5  # words of what is written behind
_COUNTABLE = frozenset({"event", "thing", "vehicle", "document", "place"})
_AMOUNTS = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION, ValueKind.ORDINAL})


@dataclass(frozen=True, slots=True)
class Relatum:
    """What is to be written behind a noun; `text` is None where the article leaves open of what it is."""

    text: str | None
    confidence: float = 0.0
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Relata:
    """Finds of what the described relational nouns of one document are."""

    document: Document
    antecedents: Antecedents

    def of(self, noun: Token) -> Relatum | None:
        """Return of what a bare definite noun with adjectives is; None where nothing is missing."""
        adjectives = [c for c in self.document.children(noun.index) if c.tag == "ADJA" and c.index < noun.index]
        vague = bool(adjectives) and all(says_only_how(a.text) for a in adjectives)
        following = self.document.tokens[min(noun.index + 1, len(self.document.tokens) - 1)]
        told = following.upos == "ADP" and following.tag != "PTKVZ"  # "der massive Rückgang bei den Zinsen"
        if not vague or told or noun.lemma in TIMES or self._is_dated(noun, adjectives):
            return None
        central = self.antecedents.function(noun) in {"subject", "object"}
        ordered = any(puts_in_order(a.text) for a in adjectives)
        relational = is_listed(noun.lemma) or is_measure(noun.lemma) or (central and is_relational(noun.lemma))
        counted = central and ordered and noun_class(noun.lemma) in _COUNTABLE
        if not (relational and (central or ordered)) and not counted:
            return None
        return self._told(noun) or Relatum(None)

    def _told(self, noun: Token) -> Relatum | None:
        """Return what stood behind the same noun just before: "der Temperatur" of "die Abweichung der Temperatur"."""
        position = self.document.sentence_of(noun.index).index
        for earlier in range(position - 1, max(-1, position - _BACK - 1), -1):
            for mention in self.antecedents.mentions(earlier):
                head = self.document.tokens[mention.heads[0]]
                if len(mention.heads) != 1 or head.lemma != noun.lemma:
                    continue
                last = telling(self.document, head.index).last
                behind = self.document.words(Span(head.index + 1, last)) if last > head.index else ()
                clear = all(t.upos not in {"PRON", "PUNCT", "VERB"} and t.tag != "PPOSAT" for t in behind)
                if 0 < len(behind) <= _LONGEST and clear:
                    return Relatum(" ".join(t.text for t in behind), _SURE, mention)
        return None

    def _is_dated(self, noun: Token, adjectives: list[Token]) -> bool:
        """Whether noun or adjective are part of a date or of a name: "der Erste Weltkrieg", "im zweiten Quartal"."""
        named = any(a.text[:1].isupper() and a.index > self._first(noun) for a in adjectives)
        within = any(
            v.first <= noun.index <= v.last and (v.kind is not ValueKind.ORDINAL or v.last == noun.index)
            for v in self.document.values
            if v.kind in _AMOUNTS
        )
        return named or within

    def _first(self, token: Token) -> int:
        return self.document.sentence_of(token.index).first
