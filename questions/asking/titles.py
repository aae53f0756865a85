"""Asking for a name by the noun before it: welcher Philosoph, von welchem tropischen Sturm, in welchem Bezirk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Span, Token
from questions.german.morphology import nouns
from questions.german.name_particles import is_torn
from questions.german.offices import TITLES
from questions.german.prepositions import bare, governs
from questions.german.relational import is_opponent
from questions.wording.word_order import Wording

WELCH = {  # forms of "welch-" by gender and case (Duden, Die Grammatik)
    ("Neut", "Nom"): "welches",
    ("Neut", "Acc"): "welches",
    ("Neut", "Dat"): "welchem",
    ("Fem", "Nom"): "welche",
    ("Fem", "Acc"): "welche",
    ("Fem", "Dat"): "welcher",
    ("Masc", "Nom"): "welcher",
    ("Masc", "Acc"): "welchen",
    ("Masc", "Dat"): "welchem",
}
_ARTICLES = {  # of the definite article; a phrase whose article does not fit is not understood
    ("Neut", "Nom"): "das",
    ("Neut", "Acc"): "das",
    ("Neut", "Dat"): "dem",
    ("Fem", "Nom"): "die",
    ("Fem", "Acc"): "die",
    ("Fem", "Dat"): "der",
    ("Masc", "Nom"): "der",
    ("Masc", "Acc"): "den",
    ("Masc", "Dat"): "dem",
}
_CONTRACTED = {
    **dict.fromkeys(("im", "am", "vom", "zum", "beim"), "dem"),
    "zur": "der",
    **dict.fromkeys(("ins", "ans", "fürs"), "das"),
}
_ROLE_CASES = {Role.SUBJECT: "Nom", Role.OBJECT: "Acc", Role.INDIRECT: "Dat"}
_NUMBERING = frozenset("Jahr Monat Uhr Platz Nummer Artikel Paragraf Seite Kapitel Gruppe Phase Stufe Typ Name".split())
_POINTING = ("ander", "eigen", "selb", "gleich", "weiter", "zweit", "dritt", "ebenfalls")
_MARKS = {"„": "“", '"': '"', "»": "«", "“": "”"}


@dataclass(frozen=True, slots=True)
class _Titled:
    """A phrase cut into its noun with the adjectives before it and its name."""

    opening: Token | None
    described: Sequence[Token]
    name: Sequence[Token]

    @property
    def noun(self) -> Token:
        return self.described[-1]


def titled(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for the name behind a noun that says what is named: "der Sturm Fay", "die Zeitschrift „Natur“"."""
    parts = _cut(document, argument)
    if parts is None:
        return
    case = _ROLE_CASES.get(argument.role) or argument.constituent.case
    preposition = bare(argument.constituent.preposition or "")
    if preposition:
        case = governs(preposition) or case
    gender = nouns.gender(parts.noun.lemma) or parts.noun.feats.get("Gender", "")
    if case is None or (gender, case) not in WELCH or not _agrees(parts, gender, case, preposition):
        return
    described = wording.phrases.text(t.index for t in parts.described)
    referent = argument.referent
    answer = wording.phrases.text(t.index for t in parts.name).strip('„“”"»«')
    accepted: tuple[str, ...] = (answer,)
    if referent is not None and referent.is_person:
        accepted = (answer, answer.rsplit(" ", 1)[-1])
    yield Asking(
        fact,
        argument,
        " ".join(part for part in (preposition, WELCH[gender, case], described) if part),
        answer,
        AnswerKind.NAME,
        (argument,),
        Span(parts.name[0].index, parts.name[-1].index),
        accepted=accepted,
        referent=referent,
        case=case,
        confidence=0.9,
    )


def _cut(document: Document, argument: Argument) -> _Titled | None:
    """Cut "vom deutschen Ingenieur Carl von Linde, ..." into article, description and name, or return None."""
    words = list(document.words(argument.span))
    comma = next((n for n, t in enumerate(words) if t.text in {",", "(", "–"}), len(words))
    words = words[:comma]
    if words and words[0].tag == "APPR":
        words = words[1:]
    opening = words.pop(0) if words and (words[0].tag in {"APPRART", "ART"}) else None
    place = next((n for n, t in enumerate(words) if t.upos == "NOUN"), None)
    if place is None or any(t.tag != "ADJA" or t.text.lower().startswith(_POINTING) for t in words[:place]):
        return None
    described, name = words[: place + 1], words[place + 1 :]
    noun = described[-1]
    if noun.text in TITLES or noun.lemma in _NUMBERING or not noun.has(Number="Sing") or not _is_name(document, name):
        return None
    if any(n.first <= noun.index <= n.last for n in document.names) or (opening is None and len(described) > 1):
        return None  # the noun is part of the name: "Universität Graz"
    if is_opponent(noun.lemma):
        return None  # whose rival?
    return _Titled(opening, described, name)


def _is_name(document: Document, words: Sequence[Token]) -> bool:
    """Whether words are nothing but a name or a title in quotation marks."""
    if not words or words[0].upos == "NUM":
        return False
    closing = _MARKS.get(words[0].text)
    if closing is not None:
        inside = [t.text for t in words[1:-1]]
        return bool(inside) and words[-1].text == closing and not {closing, words[0].text} & set(inside)
    if words[0].upos != "PROPN" or words[-1].upos != "PROPN" or words[-1].has(Case="Gen"):
        return False
    named = {i for n in document.names for i in range(n.first, n.last + 1)}
    return all(t.index in named for t in words) and not is_torn(" ".join(t.text for t in words))


def _agrees(parts: _Titled, gender: str, case: str, preposition: str) -> bool:
    """Whether the phrase's article is the one of its gender and case; without one, the slot must tell the case."""
    if parts.opening is None:
        return not preposition or governs(preposition) is not None
    article = parts.opening.text.lower()
    return _CONTRACTED.get(article, article) == _ARTICLES[gender, case]
