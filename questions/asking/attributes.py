"""Asking for a name inside a phrase: die Regierung welches Landes, wessen Rücktritt, das Treffen in welcher Stadt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.asking.names import called, kind_of, names_of
from questions.asking.titles import WELCH
from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Span, Token
from questions.german.morphology import nouns
from questions.german.prepositions import bare, governs
from questions.references.referents import Referent, Referents
from questions.wording.word_order import Wording

_ROLES = frozenset({Role.SUBJECT, Role.OBJECT, Role.INDIRECT, Role.PREPOSITIONAL, Role.PLACE})
_BEHIND = frozenset({"von", "aus", "in", "gegen", "durch", "mit", "für"})
_POINTING = frozenset({"PPOSAT", "PDAT", "PPER", "PDS", "PIS", "PIAT"})
_ASIDE = frozenset({",", "(", ")", "[", "–", "—", ":", "„", '"', "»"})
_SURE = 0.6
_SURELY_ATTACHED = 0.8
_PROTAGONIST = 4  # mentions: whom or what the article is about is no question
_MOST_BEFORE = 3  # tokens before the question word: who reads more has forgotten that it is a question
_WITH_ARTICLE = 2  # tokens: "der Rücktritt"


@dataclass(frozen=True, slots=True)
class _Named:
    """A name inside a phrase: `start` is its preposition or article, `noun` what it belongs to."""

    referent: Referent
    mention: Span
    noun: Token
    start: int
    preposition: str


def attributed(
    document: Document, wording: Wording, referents: Referents, fact: Fact, argument: Argument
) -> Iterator[Asking]:
    """Ask for the one name that tells whose, of which land or where a thing is; the phrase opens the question."""
    named = _named(document, referents, argument)
    kind = kind_of(named.referent) if named is not None else None
    if named is None or kind is None:
        return
    phrase = _phrase(document, wording, argument, named, kind)
    if phrase is None:
        return
    yield Asking(
        fact,
        argument,
        phrase,
        named.referent.name,
        kind,
        (argument,),
        named.mention,
        accepted=names_of(named.referent),
        referent=named.referent,
        confidence=0.9,
        spoken=named.start - argument.span.first <= _MOST_BEFORE,
    )


def _named(document: Document, referents: Referents, argument: Argument) -> _Named | None:
    """Return the name at the end of a phrase that describes its noun, where it is the phrase's only one."""
    span, head = argument.span, document.tokens[argument.constituent.head]
    words = document.words(span)
    if argument.role not in _ROLES or argument.constituent.confidence < _SURE or head.upos != "NOUN":
        return None
    if any(t.tag in _POINTING or t.text in _ASIDE or t.relation == "conj" for t in words):
        return None
    inside = [(r, m) for r in referents.all for m in r.mentions if m.first in span and m.last in span]
    if len(inside) != 1 or inside[0][1].last != span.last or len(inside[0][0].mentions) >= _PROTAGONIST:
        return None
    referent, mention = inside[0]
    top = next((t for t in document.words(mention) if t.head not in mention), None)
    noun = document.tokens[top.head] if top is not None else head
    if top is None or top.relation != "nmod" or noun.upos != "NOUN" or not span.first <= noun.index < mention.first:
        return None
    start = noun.index + 1
    between = document.tokens[start : mention.first]
    preposition = bare(between[0].text) if between and between[0].upos == "ADP" else ""
    if any(t.upos not in {"ADP", "DET"} for t in between) or len(between) > len(("in", "der")):
        return None
    attached = top.head_prob >= _SURELY_ATTACHED
    return _Named(referent, mention, noun, start, preposition) if attached else None


def _phrase(document: Document, wording: Wording, argument: Argument, named: _Named, kind: AnswerKind) -> str | None:
    """Return the phrase with a question word where the name stands."""
    indexes = [i for i in wording.indexes(argument) if i < named.start]
    if kind is AnswerKind.PERSON:
        return _whose(document, wording, argument, named, indexes)
    noun, gender = called(named.referent, kind)
    if named.preposition:
        case = "Dat" if named.preposition == "in" else governs(named.preposition)
        top = document.tokens[named.mention.last]
        if named.preposition == "von" and argument.constituent.preposition is not None and named.referent.is_place:
            return None  # "auf dem Markt von Celle" is where it happens
        if named.preposition not in _BEHIND or top.feats.get("Case", case) != case or (gender, case) not in WELCH:
            return None
        return f"{wording.phrases.text(indexes)} {named.preposition} {WELCH[gender, case or '']} {noun}"
    genitive = "Landes" if noun == "Land" else nouns.inflect(noun, "Gen", "Sing")
    if genitive is None or not any(t.has(Case="Gen") for t in document.tokens[named.start : named.mention.last + 1]):
        return None
    return f"{wording.phrases.text(indexes)} {'welcher' if gender == 'Fem' else 'welches'} {genitive}"


def _whose(document: Document, wording: Wording, argument: Argument, named: _Named, indexes: list[int]) -> str | None:
    """Return "wessen Rücktritt" for a noun with nothing but a definite article before it."""
    if named.preposition not in {"", "von"} or named.noun.index != argument.constituent.head:
        return None
    words = [document.tokens[i] for i in indexes]
    preposition = bare(words[0].text) if words[0].upos == "ADP" else ""
    articles = [t for t in words if t.has(Definite="Def") or t.tag == "APPRART"]
    if len(articles) != 1 or any(t.upos not in {"ADP", "DET", "NOUN"} for t in words):
        return None
    noun = wording.phrases.text([named.noun.index])
    return f"{preposition} wessen {noun}".strip()
