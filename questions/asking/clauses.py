"""Asking for clauses: warum, wozu, and what somebody said."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.types import AnswerKind, Asking
from questions.facts import Argument, Fact, Role
from questions.german.document import Document
from questions.wording import Wording


def cause(wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask why or what for: a weil-clause or "wegen ...", an um-zu- or damit-clause."""
    kind = AnswerKind.REASON if argument.role is Role.REASON else AnswerKind.PURPOSE
    phrase = "warum" if kind is AnswerKind.REASON else "wozu"
    yield Asking(fact, argument, phrase, wording.argument(argument), kind, (argument,), argument.span, confidence=0.9)


def content(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for a dass-clause: was (mitteilen), or by its correlate: worauf (darauf hinweisen)."""
    correlate = next(
        (a for a in fact.arguments if len(a.span) == 1 and document.tokens[a.span.first].tag in {"PROAV", "PAV"}), None
    )
    phrase = "was"
    consumed: tuple[Argument, ...] = (argument,)
    if fact.first(Role.SUBJECT) is None:
        return
    if correlate is None:
        if fact.all_with(Role.OBJECT, Role.PREDICATE):
            return
    else:
        word = document.tokens[correlate.span.first].text.lower()
        if not word.startswith("da"):
            return
        phrase, consumed = "wo" + word.removeprefix("da"), (argument, correlate)
    yield Asking(
        fact,
        argument,
        phrase,
        wording.argument(argument),
        AnswerKind.CONTENT,
        consumed,
        argument.span,
        confidence=0.95,
    )
