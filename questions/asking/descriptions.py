"""Asking for what somebody or something is, becomes or is called: als was, wie, welche Funktion."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.amounts import names_alone
from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document
from questions.german.offices import is_role
from questions.wording.word_order import Wording

_REGARDING = frozenset(
    """bezeichnen ansehen betrachten gelten dienen fungieren arbeiten einstufen werten bewerten verstehen beschreiben
    auffassen anerkennen kandidieren antreten amtieren nutzen verwenden benutzen jobben auftreten einsetzen anstellen
    beschäftigen würdigen anbieten ausweisen""".split()
)
_NAMING = frozenset({"nennen", "heißen", "taufen"})
_HOLDING = {"ist": "hat", "war": "hatte"}


def regarded(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask as what something serves or counts: "dient als Lager", "arbeitet als Einkäuferin"."""
    head = document.tokens[argument.constituent.head]
    opener = document.tokens[argument.span.first]
    if opener.text.lower() != "als" or fact.clause.predicate not in _REGARDING:
        return
    if head.upos != "NOUN" or any(t.tag == "PPOSAT" for t in document.words(argument.span)):
        return
    yield Asking(
        fact,
        argument,
        "als was",
        wording.argument(argument),
        AnswerKind.THING,
        (argument,),
        argument.span,
        accepted=(wording.argument(argument).removeprefix("als "),),
        confidence=0.9,
    )


def described(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for a noun that is said of the subject: wie (nennen, heißen), welche Funktion (sein), was (werden)."""
    subject = fact.first(Role.SUBJECT)
    head = document.tokens[argument.constituent.head]
    if subject is None or not names_alone(document, argument):
        return
    finite = None
    kind = AnswerKind.NAME
    if fact.clause.predicate in _NAMING and head.upos in {"NOUN", "PROPN", "X"}:
        phrase = "wie"
    elif head.upos == "NOUN" and is_role(head.text) and _is_somebody(document, subject):
        kind = AnswerKind.PEOPLE
        phrase = "welche Funktion"
        if fact.clause.predicate == "werden":
            phrase = "was"
        elif fact.clause.predicate == "sein" and len(fact.clause.verbs) == 1 and fact.attribution is None:
            finite = _HOLDING.get(document.tokens[fact.clause.verbs[0]].text.lower())
        if phrase != "was" and finite is None:
            return
    else:
        return
    yield Asking(
        fact,
        argument,
        phrase,
        wording.argument(argument),
        kind,
        (argument,),
        argument.span,
        confidence=0.9,
        finite=finite,
    )


def _is_somebody(document: Document, subject: Argument) -> bool:
    """Whether the subject is a person with a name, in the singular."""
    head = document.tokens[subject.constituent.head]
    named = subject.referent is not None and subject.referent.is_person
    return named and not head.has(Number="Plur")
