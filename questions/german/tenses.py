"""The tense in which a sentence speaks of a word, read from the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from questions.german.calendar import Tense
from questions.german.document import Token

_VERBAL = frozenset({"aux", "cop"})
_PERFECT = frozenset({"haben", "sein"})
_FUTURE = frozenset({"werden", "sollen", "wollen"})


class Tenses:
    """Tells the tense of the clause that a token belongs to."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Index the auxiliaries of every predicate of a document's tokens."""
        self._tokens = tokens
        self._auxiliaries: dict[int, list[Token]] = defaultdict(list)
        for token in tokens:
            if token.relation in _VERBAL and not token.is_root:
                self._auxiliaries[token.head].append(token)

    def at(self, index: int) -> Tense | None:
        """Return the tense at a token by its document index: that of the nearest predicate above it, None if unclear.

        The perfect is past; "werden", "sollen" and "wollen" with an infinitive are future, except with a perfect one
        ("soll gesagt haben"); the conjunctive leaves it open, since it reports.
        """
        predicate = self._predicate(index)
        if predicate is None:
            return None
        verbs = [predicate, *self._shared_auxiliaries(predicate)]
        finite = next((verb for verb in verbs if verb.has(VerbForm="Fin")), None)
        if finite is None or finite.has(Mood="Sub"):
            return None
        if finite.has(Tense="Past"):
            return "past"
        if finite is not predicate and finite.lemma in _PERFECT and predicate.has(VerbForm="Part"):
            return "past"
        infinitives = [verb for verb in verbs if verb.has(VerbForm="Inf")]
        perfect = any(verb.lemma in _PERFECT and verb is not predicate for verb in infinitives)
        return "future" if finite.lemma in _FUTURE and infinitives and not perfect else "present"

    def _shared_auxiliaries(self, predicate: Token) -> list[Token]:
        """The auxiliaries of a predicate or, where it has none, of those it is coordinated with."""
        while not self._auxiliaries.get(predicate.index) and predicate.relation == "conj" and not predicate.is_root:
            if predicate.has(VerbForm="Fin"):
                break
            predicate = self._tokens[predicate.head]
        return self._auxiliaries.get(predicate.index, [])

    def _predicate(self, index: int) -> Token | None:
        """The first token on the way to the root that is a verb or has an auxiliary or copula."""
        for _ in range(len(self._tokens)):
            token = self._tokens[index]
            if token.upos == "VERB" or (token.upos == "AUX" and token.relation not in _VERBAL):
                return token
            if index in self._auxiliaries:
                return token
            if token.is_root:
                return None
            index = token.head
        return None
