"""Whether a question tells that it asks for a woman or a man: "Wer leitete den Umbau als Intendantin?"."""

from __future__ import annotations

from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Token
from questions.german.noun_classes import acts
from questions.german.offices import role_gender

_WOMEN = ("erin", "orin", "istin", "entin", "antin", "login", "atin", "ärztin", "beamtin", "chefin")
_AS = frozenset({"als", "zum", "zur"})


def gender_told(document: Document, fact: Fact, asked: Argument) -> str | None:
    """Return "Fem" or "Masc" where the rest of a fact tells it of the person asked for, else None.

    Args:
        document: the analysed text.
        fact: the fact that is asked about.
        asked: the argument of the fact that names the person.
    """
    for argument in fact.arguments:
        if argument is asked or argument.constituent.function == "clause":
            continue
        opener = document.tokens[argument.span.first].text.lower()
        noun = _told(document, argument)
        within = noun.index != argument.constituent.head
        as_what = within or (opener in _AS and argument.role is not asked.role)
        if not as_what and argument.role is not Role.PREDICATE:
            continue
        if as_what and asked.role is Role.SUBJECT and _acts_on_somebody(document, fact):
            continue  # "Trump nominierte Bondi als Ministerin" tells nothing of Trump
        gender = role_gender(noun.text) or ("Fem" if noun.text.endswith(_WOMEN) else None)
        if gender is not None:
            return gender
    return None


def _told(document: Document, argument: Argument) -> Token:
    """The noun behind an "als" inside a phrase, else the phrase's own: "den Umbau als Intendantin"."""
    words = document.words(argument.span)
    place = next((t.index for t in words if t.text == "als" and t.index > argument.span.first), argument.span.last)
    behind = (t for t in words if t.index > place and t.upos == "NOUN")
    return next(behind, document.tokens[argument.constituent.head])


def _acts_on_somebody(document: Document, fact: Fact) -> bool:
    """Whether the object is somebody, of whom the noun may be said."""
    acted_on = fact.first(Role.OBJECT)
    if acted_on is None:
        return False
    head = document.tokens[acted_on.constituent.head]
    return acted_on.referent is not None or head.upos != "NOUN" or acts(head.lemma)
