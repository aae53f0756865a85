"""What "das Land", "die Stadt" and "das Unternehmen" stand for, and where "dort" is: names of shortly before."""

from __future__ import annotations

from dataclasses import dataclass

from questions.german.document import Document, NameKind, Span, Token
from questions.german.morphology.endings import DEFINITE
from questions.referents import Referent, Referents

_CLASSES = {  # nouns that take up a name of the gazetteer's kinds; the empty set: of any organisation
    "Land": frozenset({"country"}),
    "Staat": frozenset({"country"}),
    "Inselstaat": frozenset({"country"}),
    "Nachbarland": frozenset({"country"}),
    "Stadt": frozenset({"city"}),
    "Metropole": frozenset({"city"}),
    "Bundesland": frozenset({"state"}),
    "Partei": frozenset({"party"}),
    **dict.fromkeys("Unternehmen Konzern Firma Fluggesellschaft Hersteller Verlag".split(), frozenset()),
}
_BACK = 2  # sentences
_IN_CITIES = frozenset({"city", "country", "state"})
_SURE_OF_KIND, _SURE_OF_BODY, _SURE_OF_PLACE = 0.85, 0.75, 0.8


@dataclass(frozen=True, slots=True)
class Epithets:
    """Finds what class nouns and "dort" stand for in one document; `barriers` are subheads."""

    document: Document
    referents: Referents
    barriers: frozenset[int]

    def named(self, noun: Token) -> tuple[Referent, float] | None:
        """Return what a class noun stands for: the only name of its class in the sentences before."""
        kinds = _CLASSES.get(noun.lemma)
        if kinds is None or noun.has(Number="Plur"):
            return None
        near = self._near(noun.index)
        if kinds:
            found = [r for r in near if r.known is not None and r.known.kind in kinds]
            return (found[0], _SURE_OF_KIND) if len(found) == 1 else None
        bodies = [r for r in near if r.kind is NameKind.ORGANISATION]
        plain = len(bodies) == 1 and bodies[0].known is None
        return (bodies[0], _SURE_OF_BODY) if plain else None

    def place(self, adverb: Token) -> tuple[str, Span, float] | None:
        """Return where "dort" is, "in Genf", and the name: the only place of the sentences before."""
        places = [r for r in self._near(adverb.index) if r.is_place or r.kind is NameKind.PLACE]
        if len(places) != 1 or places[0].known is None or places[0].known.kind not in _IN_CITIES:
            return None
        known = places[0].known
        article = "" if known.article is None else DEFINITE["Dat", "Plur" if known.plural else known.gender or "Neut"]
        mention = next(m for m in reversed(places[0].mentions) if m.first < adverb.index)
        return " ".join(w for w in ("in", article, places[0].name) if w), mention, _SURE_OF_PLACE

    def _near(self, index: int) -> list[Referent]:
        """The names in the sentence up to a token and in the ones before it, each once; the nearest sentence wins."""
        position = self.document.sentence_of(index).index
        for earlier in range(position, max(-1, position - _BACK - 1), -1):
            if earlier in self.barriers:
                return []
            sentence = self.document.sentences[earlier]
            within = range(sentence.first, min(sentence.last + 1, index))
            found = {r.name: r for i in within if (r := self.referents.by_token.get(i)) is not None}
            if any(not r.is_person for r in found.values()):
                return list(found.values())
        return []


def written(referent: Referent, case: str) -> str | None:
    """Return a name as it stands in a case, with the article it takes; None for the genitive of a name without one."""
    known = referent.known
    if known is not None and known.article is not None:
        return f"{DEFINITE[case, 'Plur' if known.plural else known.gender or 'Neut']} {referent.name}"
    if case != "Gen":
        return referent.name
    return None if referent.name.endswith(("s", "x", "z", "ß")) else f"{referent.name}s"
