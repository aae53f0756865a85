"""Asking for clauses: warum, wozu, and what somebody said."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.facts.soundness import clause_of
from questions.german.document import ClauseKind, Document, Token
from questions.german.morphology.reinflection import indicative
from questions.german.morphology.verbs import analyse_form
from questions.german.prepositions import bare
from questions.german.valency import takes_object
from questions.wording.word_order import Wording

_REASONS = frozenset({"wegen", "aufgrund", "infolge", "dank", "mangels"})
_ANNOUNCING = frozenset({"deshalb", "deswegen", "darum", "daher"})
_UNDERTAKINGS = {
    **dict.fromkeys(
        """entscheiden beschließen versuchen planen ankündigen vorschlagen versprechen fordern verlangen beabsichtigen
        empfehlen zusagen vereinbaren anbieten geloben erwägen ablehnen vorhaben""".split(),
        "was",
    ),
    **dict.fromkeys("auffordern aufrufen verpflichten zwingen verurteilen ermuntern drängen bewegen".split(), "wozu"),
    "bitten": "worum",
}
_FEWEST = 3  # words that tell what is undertaken
_MEASURING = frozenset({"genug", "ausreichend", "genügend", "nötig", "notwendig", "erforderlich"})
_ENABLING = frozenset("reichen ausreichen genügen brauchen benötigen bedürfen dauern kosten sein".split())


def cause(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask why or what for: a weil-clause or "wegen ...", an um-zu- or damit-clause."""
    kind = AnswerKind.REASON if argument.role is Role.REASON else AnswerKind.PURPOSE
    clausal = argument.constituent.function == "clause"
    if clausal and not (_is_whole(document, argument) and _is_clear(document, wording, argument)):
        return
    if not clausal and bare(argument.constituent.preposition or "") not in _REASONS:
        return
    if kind is AnswerKind.PURPOSE and _measures(document, fact):
        return
    inner = clause_of(document, argument.constituent) if clausal else None
    if inner is not None and inner.mood == "subjunctive-1":
        return  # a reason that somebody gave, whoever it was
    answer = wording.argument(argument)
    if clausal and answer.startswith("da "):
        answer = "weil " + answer.removeprefix("da ")
    yield Asking(
        fact,
        argument,
        "warum" if kind is AnswerKind.REASON else "wozu",
        answer,
        kind,
        (argument, *_correlates(document, fact)),
        argument.span,
        case="Gen" if not clausal else None,
        confidence=0.9,
    )


def _is_whole(document: Document, argument: Argument) -> bool:
    """Whether a clause ends where its span does: "da sie vermuten, dass ..." says nothing without the rest."""
    behind = argument.span.last + 1
    sentence = document.sentence_of(argument.span.first)
    following = [t for t in document.tokens[behind : sentence.last + 1] if t.text not in {'"', "“", ")"}]
    if not following or following[0].text in {".", ";", "!", "–"}:
        return True
    if argument.span.first <= sentence.first + 1:  # it stands in front, and the main clause follows
        return True
    return following[0].text == "," and len(following) > 1 and following[1].text in {"so", "sagte", "sagt", "teilte"}


def _is_clear(document: Document, wording: Wording, argument: Argument) -> bool:
    """Whether no pronoun but the clause's subject is left open: "um für ihn zu unterschreiben" says too little."""
    inner = clause_of(document, argument.constituent)
    subject = inner.subject() if inner is not None else None
    pronouns = (t for t in document.words(argument.span) if t.tag == "PPER" and t.text.lower() != "es")
    others = (t for t in pronouns if subject is None or t.index not in subject.span)
    found = (wording.phrases.references.by_token.get(t.index) for t in others)
    return all(reference is not None and reference.text is not None for reference in found)


def _correlates(document: Document, fact: Fact) -> Iterator[Argument]:
    """Yield "deshalb" and the like, which announce the reason and go with it."""
    for argument in fact.arguments:
        words = document.words(argument.span)
        if words[-1].text.lower() in _ANNOUNCING and all(t.upos == "ADV" for t in words):
            yield argument


def _measures(document: Document, fact: Fact) -> bool:
    """Whether "um ... zu" belongs to a measure: "zu spät, um ...", "es reicht ein Wort, um ...": what is no aim."""
    words = {t.text.lower() for t in document.words(fact.clause.span)}
    zu = any(t.tag == "PTKA" for t in document.words(fact.clause.span))
    return zu or bool(words & _MEASURING) or fact.clause.predicate in _ENABLING


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
        if fact.all_with(Role.OBJECT, Role.PREDICATE) or fact.clause.passive:
            return  # "sind über das Argument empört, dass ..." tells of the noun
    else:
        word = document.tokens[correlate.span.first].text.lower()
        preposition = word.removeprefix("dar") if word.startswith("dar") else word.removeprefix("da")
        if not word.startswith("da") or not takes_object(fact.clause.predicate, preposition):
            return  # "darin führte sie aus, dass ..." points back
        if any(a.role is Role.OBJECT and a.span.last + 1 == correlate.span.first for a in fact.arguments):
            return  # "ein Urteil darüber, dass ..." tells of the noun
        phrase, consumed = "wo" + word.removeprefix("da"), (argument, correlate)
    yield Asking(
        fact,
        argument,
        phrase,
        _in_indicative(document, wording, argument),
        AnswerKind.CONTENT,
        consumed,
        argument.span,
        confidence=0.95,
    )


def undertaking(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for an infinitive with zu: was (beschließen, planen), wozu (auffordern), worum (bitten)."""
    inner = clause_of(document, argument.constituent)
    phrase = _UNDERTAKINGS.get(fact.clause.predicate)
    if fact.clause.predicate == "erklären":
        phrase = "wozu" if any(document.slice(a.span) == "bereit" for a in fact.arguments) else None
    if inner is None or inner.kind is not ClauseKind.INFINITIVE or phrase is None or not _is_whole(document, argument):
        return
    subject = fact.first(Role.SUBJECT)
    if subject is None or len(argument.span) < _FEWEST or (phrase == "was" and fact.all_with(Role.OBJECT)):
        return
    if any(t.tag in {"PPOSAT", "PPER"} for t in document.words(argument.span)):
        return
    yield Asking(
        fact,
        argument,
        phrase,
        wording.argument(argument),
        AnswerKind.CONTENT,
        (argument,),
        argument.span,
        confidence=0.95,
    )


def _in_indicative(document: Document, wording: Wording, argument: Argument) -> str:
    """Return a dass-clause with the indicative for a Konjunktiv I, which after "dass" says the same."""
    forms = {t.index: indicative(t.text) for t in document.words(argument.span) if _is_reporting(t)}
    changed = {index: form for index, form in forms.items() if form is not None}
    return wording.phrases.text(wording.indexes(argument), changed) if changed else wording.argument(argument)


def _is_reporting(token: Token) -> bool:
    """Whether a verb can only be the third person of the Konjunktiv I: "habe", "sei"; "könnte" means more."""
    readings = [r for r in analyse_form(token.text) if r.person == "3"] if token.upos in {"VERB", "AUX"} else []
    return bool(readings) and all(r.mood == "Sub" and r.tense == "Pres" for r in readings)
