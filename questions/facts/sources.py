"""How a source is named behind "laut": a person by the full name, a body in the dative."""

from __future__ import annotations

from dataclasses import dataclass

from questions.german.document import Document, NameKind, Span, Token
from questions.german.morphology.phrases import decline
from questions.german.noun_classes import acts, noun_class
from questions.references.referents import Referent, Referents
from questions.references.renaming import telling
from questions.references.resolution import References

_MAX_WORDS = 6
_ADDRESSING = frozenset({"gegenüber", "im", "in", "auf", "vor", "am", "bei"})  # to whom and where it was said
_GENITIVE = ("des ", "eines ")  # what was not put into the dative
_ZONES = frozenset({"MEZ", "MESZ", "GMT", "UTC"})


@dataclass(frozen=True, slots=True)
class Sources:
    """Names the speakers of an analysed text."""

    document: Document
    referents: Referents
    references: References

    def name(self, speaker: Span) -> str | None:
        """Return the speaker as it stands behind "laut": a person's full name, or a phrase in the dative."""
        person = person_named(self.document, self.referents, speaker)
        if person is not None:
            return person.name
        people = {r.name for i in speaker if (r := self.referents.by_token.get(i)) is not None and r.is_person}
        named = self.referred(speaker)
        if named is not None and named.is_person:
            return named.name
        words = list(self.document.words(speaker))
        end = next((place for place, t in enumerate(words) if t.text.lower() in _ADDRESSING), len(words))
        words = words[:end]
        inside = {t.index for t in words}
        tops = [t for t in words if t.upos in {"NOUN", "PROPN"} and (t.head not in inside or t.is_root)]
        if len(people) > 1 or len(words) > _MAX_WORDS or len(tops) != 1 or not self._speaks(tops[0]):
            return None
        if self.references.unresolved(inside):
            return None
        told = self._told_before(words) or decline(words, "Dat")
        return (
            None
            if told is None or told.startswith(_GENITIVE)
            else self._in_masculine(words[0], tops[0], self._within_sentence(words[0], told))
        )

    def _within_sentence(self, first: Token, told: str) -> str:
        """Return "chinesischen Politikern" for a phrase whose adjective is capital only at its sentence's head."""
        named = any(n.first <= first.index <= n.last for n in self.document.names)
        opens = self.document.sentence_of(first.index).first == first.index
        return told[0].lower() + told[1:] if opens and first.tag == "ADJA" and not named else told

    def _in_masculine(self, first: Token, top: Token, told: str) -> str:
        """Return "dem AK" for "der AK": "der" before a subject is masculine, whatever its last word seems."""
        subject = first.text.lower() == "der" and top.relation.startswith("nsubj")
        return f"dem {told.removeprefix('der ')}" if subject and told.startswith("der ") else told

    def _told_before(self, words: list[Token]) -> str | None:
        """Return "dem Sprecher der Polizei" for a bare "der Sprecher", where the text before has told of only one."""
        noun = words[-1]
        if [t.tag for t in words] != ["ART", "NN"] or not noun.lemma.startswith("Sprecher"):
            return None
        before = [t.index for t in self.document.tokens[: words[0].index] if t.lemma == noun.lemma and t.tag == "NN"]
        phrases = [self.document.words(telling(self.document, i)) for i in before]
        told = {decline(p, "Dat", definite=True) for p in phrases if p[-1].lemma != noun.lemma and len(p) <= _MAX_WORDS}
        return told.pop() if len(told) == 1 else None

    def in_singular(self, source: str, speaker: Span) -> str:
        """Return "der MA 22" for "den MA 22": a name whose number only the verb of saying tells."""
        words = self.document.words(speaker)
        plural = any(t.upos == "NOUN" for t in words) or words[0].text.lower() != "die"
        return source if plural or not source.startswith("den ") else f"der {source.removeprefix('den ')}"

    def referred(self, speaker: Span) -> Referent | None:
        """Return whom a pronoun or description in a phrase means."""
        for index in speaker:
            reference = self.references.by_token.get(index)
            if reference is not None and reference.referent is not None:
                return reference.referent
        return None

    def _speaks(self, token: Token) -> bool:
        """Whether a noun or name is of somebody who can say something: people, bodies, countries, papers."""
        referent = self.referents.by_token.get(token.index)
        if token.text in _ZONES:
            return False
        if token.upos == "PROPN":
            known = referent.known if referent is not None else None
            body = referent is not None and referent.kind is NameKind.ORGANISATION
            return (
                body or acts(token.text) or (known is not None and known.kind in {"country", "organisation", "party"})
            )
        return acts(token.lemma) or acts(token.text) or noun_class(token.lemma) == "document"


def person_named(document: Document, referents: Referents, span: Span) -> Referent | None:
    """Return the one person whom a phrase names: "Ministerin Lang (Grüne)", but not "ein Sprecher von Paul Lang"."""
    found: dict[str, Referent] = {}
    for index in span:
        referent = referents.by_token.get(index)
        token = document.tokens[index]
        if referent is None or not referent.is_person:
            continue
        inside = not token.is_root and token.head in span
        if inside and referents.by_token.get(token.head) is referent:
            continue  # a later part of the name
        attribute = inside and token.relation not in {"appos", "flat"}
        if attribute or any(c.relation == "case" for c in document.children(index)):
            continue
        found[referent.name] = referent
    return next(iter(found.values())) if len(found) == 1 else None
