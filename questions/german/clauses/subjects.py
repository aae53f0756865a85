"""The subject of a clause: forms and agreement check what the tree says, and correct it where only one reading fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.german.clauses.attachment import POINTING, is_time
from questions.german.clauses.complexes import VerbComplex
from questions.german.clauses.functions import cases_of
from questions.german.clauses.promotion import (
    BY_FORM,
    BY_ORDER,
    DISAGREEMENT,
    fits_verb,
    is_measure,
    is_nominal,
    is_nominative,
    promoted,
    scaled,
    takes_no_object,
)
from questions.german.document import Clause, ClauseKind, Constituent, Document, NameKind
from questions.german.noun_classes import acts

SHARED = 0.9
DATIVE_VERBS = frozenset(
    "drohen fehlen gehören angehören gefallen gelingen misslingen helfen folgen nützen schaden dienen begegnen "
    "gehorchen entsprechen ähneln gleichen vertrauen misstrauen widersprechen zustimmen entgehen entkommen genügen "
    "danken gratulieren gebühren beitreten beiwohnen zuhören zusehen nachgehen nachkommen unterliegen entstammen "
    "standhalten ausweichen widerstehen bevorstehen zufallen zugutekommen leidtun wehtun entgegenkommen "
    "entgegentreten zuvorkommen".split()
)
"""Verbs that take a dative and no accusative."""
GENITIVE_VERBS = frozenset(
    "gedenken bedürfen erfreuen bedienen enthalten anklagen beschuldigen verdächtigen berauben bezichtigen überführen "
    "bemächtigen entledigen erinnern annehmen erwehren rühmen schämen vergewissern entheben harren entbehren".split()
)
"""Verbs that take a genitive; beside others a form that may be either is a dative."""
SAYING = frozenset(
    "sagen melden berichten erklären mitteilen ankündigen bestätigen fordern behaupten betonen beschließen entscheiden "
    "schreiben verkünden versichern vermuten glauben meinen wissen verlangen empfehlen bekanntgeben".split()
)
_JUDGING = frozenset(
    """beziffern schätzen nennen bezeichnen beurteilen bewerten einstufen kritisieren loben verurteilen begrüßen
    ablehnen befürworten bezweifeln bestreiten dementieren prüfen planen verkaufen kaufen organisieren veranstalten
    übernehmen leiten verwalten betreiben""".split()
)
"""Verbs whose subject is somebody: what cannot judge or act is their object."""
_ES = frozenset({"subject", "object", "expletive"})


def with_subject(
    document: Document,
    verb: VerbComplex,
    kind: ClauseKind,
    constituents: list[Constituent],
    first: Clause | None,
    *,
    shares: bool,
    fronted: bool,
) -> tuple[list[Constituent], float]:
    """Return the constituents with one checked subject where there is one, and a factor for the clause's confidence.

    Args:
        document: the document.
        verb: the clause's verbs.
        kind: how the clause stands.
        constituents: those the tree gives, in text order.
        first: the clause that this one is coordinated with; it lends its subject to a conjunct that has none.
        fronted: whether the clause has a Vorfeld of its own, so that its subject stands in it as well.
        shares: whether the verb stands right behind "und" or a comma, where the first clause's subject goes on.
    """
    if verb.finite is None:
        return constituents, 1.0
    constituents = [_not_of_source(document, c) for c in constituents]
    constituents = [_dative_or_genitive(document, verb, c) for c in _by_form(document, verb, constituents)]
    constituents = _with_existential(document, verb, _without_object(document, verb, constituents))
    constituents = _with_time(document, verb, constituents)
    subjects = [c for c in constituents if c.function == "subject"]
    if len(subjects) > 1:
        constituents = _one_of(document, verb, constituents, subjects)
        subjects = [c for c in constituents if c.function == "subject"]
    shared = first.subject() if first is not None else None
    if shares and subjects and shared is not None and fits_verb(document, verb, shared):
        own = any("Acc" not in cases_of(document, c) or document.tokens[c.head].upos == "PRON" for c in subjects)
        if own or _is_behind_clause(document, verb.finite):
            return [scaled(c, DISAGREEMENT) if c in subjects else c for c in constituents], DISAGREEMENT
        constituents = [replace(c, function="object", case="Acc") if c in subjects else c for c in constituents]
        subjects = []
    if not subjects and shared is not None and not fronted:
        fits = fits_verb(document, verb, shared) and "Nom" in cases_of(document, shared)
        subject = replace(shared, confidence=shared.confidence * (SHARED if fits else DISAGREEMENT))
        return [subject, *constituents], 1.0 if fits else DISAGREEMENT
    if not subjects:
        return promoted(document, verb, kind, constituents, first)
    if any(fits_verb(document, verb, c) for c in constituents if c.function in {"subject", "predicate"}):
        return constituents, 1.0
    return [scaled(c, DISAGREEMENT) if c in subjects else c for c in constituents], DISAGREEMENT


def _is_behind_clause(document: Document, finite: int) -> bool:
    """Whether the comma before a verb closes a dependent clause, which may be its Vorfeld: "Was X kostet, zeigt Y"."""
    if document.tokens[finite - 1].text != ",":
        return False
    last = document.tokens[max(0, finite - 2)]
    governing = document.tokens[last.head] if last.relation in {"aux", "cop"} else last
    return last.has(VerbForm="Fin") and governing.relation in {"acl", "advcl", "ccomp", "csubj"}


def _not_of_source(document: Document, constituent: Constituent) -> Constituent:
    """What opens with "laut" tells the source, whatever the tree makes of it."""
    opener = document.tokens[constituent.span.first].text.lower()
    if constituent.function != "subject" or opener not in {"laut", "gemäß"}:
        return constituent
    return replace(constituent, function="prepositional", case="Dat", preposition=opener)


def _with_existential(document: Document, verb: VerbComplex, found: list[Constituent]) -> list[Constituent]:
    """What there is ("es gibt ...") is an object, wherever it stands."""
    if verb.finite is not None and document.tokens[verb.finite].lemma == "sein":
        return found  # "Es ist kein Verdacht gegeben"
    impersonal = [c for c in found if document.slice(c.span).lower() == "es" and c.function in _ES]
    there = [c for c in found if c.function == "subject" and c not in impersonal]
    if verb.predicate != "geben" or not impersonal or not (there or any(c.function == "object" for c in found)):
        return found
    changed = {id(c): replace(c, function="expletive", case=None) for c in impersonal}
    changed |= {id(c): replace(scaled(c, BY_FORM), function="object", case="Acc") for c in there}
    return [changed.get(id(c), c) for c in found]


def _without_object(document: Document, verb: VerbComplex, found: list[Constituent]) -> list[Constituent]:
    """Verbs of motion and change take no accusative: in "Es trat keine Besserung ein" the noun is the subject."""
    subjects = [c for c in found if c.function == "subject"]
    objects = [c for c in found if c.function == "object" and is_nominal(document, c)]
    if len(subjects) != 1 or len(objects) != 1 or document.slice(subjects[0].span).lower() != "es":
        return found
    (es,), (thing,) = subjects, objects
    if not takes_no_object(verb) or "Nom" not in cases_of(document, thing) or not fits_verb(document, verb, thing):
        return found
    changed = {id(es): replace(es, function="expletive", case=None)}
    changed[id(thing)] = replace(scaled(thing, BY_FORM), function="subject", case="Nom")
    return [changed.get(id(c), c) for c in found]


def _with_time(document: Document, verb: VerbComplex, found: list[Constituent]) -> list[Constituent]:
    """A bare phrase that tells when ("dieses Mal", "letzte Woche") is no subject beside one that can be."""
    times = [
        c for c in found if c.function == "subject" and _tells_when(document, c) and "Acc" in cases_of(document, c)
    ]
    others = [
        c
        for c in found
        if c.function in {"subject", "object"} or (c.function == "expletive" and document.tokens[c.head].upos == "PRON")
        if c not in times and "Nom" in cases_of(document, c) and fits_verb(document, verb, c)
    ]
    if len(times) != 1 or len(others) != 1:
        return found
    (time,), (other,) = times, others
    changed = {id(time): replace(scaled(time, BY_FORM), function="adverbial")}
    if other.function != "subject":
        changed[id(other)] = replace(scaled(other, BY_ORDER), function="subject", case="Nom")
    return [changed.get(id(c), c) for c in found]


def _tells_when(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase of time points at its time: this, last, next."""
    head = document.tokens[constituent.head]
    words = [t.text.lower() for t in document.words(constituent.span)]
    return is_time(document, head) and any(w.startswith(POINTING) for w in words[:2])


def _by_form(document: Document, verb: VerbComplex, found: list[Constituent]) -> list[Constituent]:
    """Exchange subject and object where the forms or the verb allow only that."""
    subjects = [c for c in found if c.function == "subject"]
    objects = [c for c in found if c.function == "object"]
    predicates = [c for c in found if c.function == "predicate"]
    if len(subjects) == len(predicates) == 1 and _is_inverted(document, verb, subjects[0], predicates[0]):
        return _exchanged(found, subjects[0], predicates[0])
    if len(subjects) != 1 or len(objects) != 1:
        return found
    subject, obj = subjects[0], objects[0]
    if verb.predicate in DATIVE_VERBS:
        return _with_dative(document, found, subject, obj)
    if (
        _is_what_was_said(document, verb, subject)
        and "Nom" in cases_of(document, obj)
        and fits_verb(document, verb, obj)
    ):
        return _exchanged(found, subject, obj)
    if _is_judged(document, verb, subject, obj) and "Nom" in cases_of(document, obj) and fits_verb(document, verb, obj):
        return _exchanged(found, subject, obj)
    if "Nom" not in cases_of(document, obj):
        return found
    only = is_nominative(document, obj) and "Acc" in cases_of(document, subject)
    relative = document.tokens[subject.head].tag == "PRELS" and not is_measure(document, obj)
    agreeing = relative and "Acc" in cases_of(document, subject) and not fits_verb(document, verb, subject)
    if "Nom" in cases_of(document, subject) and not ((only or agreeing) and fits_verb(document, verb, obj)):
        return found
    return _exchanged(found, subject, obj)


def _exchanged(found: list[Constituent], subject: Constituent, other: Constituent) -> list[Constituent]:
    sure = min(subject.confidence, other.confidence) * BY_FORM
    case = "Acc" if other.function == "object" else "Nom"
    exchanged = {
        id(subject): replace(subject, function=other.function, case=case, confidence=sure),
        id(other): replace(other, function="subject", case="Nom", confidence=sure),
    }
    return [exchanged.get(id(c), c) for c in found]


def _is_inverted(document: Document, verb: VerbComplex, subject: Constituent, predicate: Constituent) -> bool:
    """Whether a predicate noun stands before the verb: Ein Grund ist die Hitze; the definite phrase is the subject."""
    first, second = document.tokens[subject.span.first], document.tokens[predicate.span.first]
    indefinite = (
        first.tag == "ART" and first.text.lower() in {"ein", "eine"} and subject.span.first < (verb.finite or 0)
    )
    definite = second.tag in {"ART", "PPOSAT", "PDAT"} and second.text.lower() not in {"ein", "eine"}
    nouns = document.tokens[subject.head].upos == document.tokens[predicate.head].upos == "NOUN"
    return indefinite and definite and nouns and "Nom" in cases_of(document, predicate)


def _is_what_was_said(document: Document, verb: VerbComplex, subject: Constituent) -> bool:
    """Whether "das" or "dies" stands before a verb of saying: Das meldet die Agentur."""
    demonstrative = len(subject.span) == 1 and document.tokens[subject.head].text.lower() in {"das", "dies"}
    return demonstrative and verb.predicate in SAYING


def _is_judged(document: Document, verb: VerbComplex, subject: Constituent, obj: Constituent) -> bool:
    """Whether a thing stands before a verb of judging and somebody behind it: Den Wert beziffert die Agentur."""
    thing, judge = document.tokens[subject.head], document.tokens[obj.head]
    fronted = verb.finite is not None and subject.span.last < verb.finite < obj.span.first
    person = any(n.kind is NameKind.PERSON and n.first <= thing.index <= n.last for n in document.names)
    plain = judge.upos == "NOUN" and thing.upos in {"NOUN", "PROPN"} and not person
    named = thing.upos == "PROPN" and document.tokens[subject.span.first].tag != "ART"
    plain = plain and not named  # "Reuters nennt die Firma": who judges has no article before the name
    return fronted and plain and verb.predicate in _JUDGING and acts(judge.lemma) and not acts(thing.lemma)


def _dative_or_genitive(document: Document, verb: VerbComplex, constituent: Constituent) -> Constituent:
    if constituent.function not in {"indirect", "genitive"}:
        return constituent
    cases = cases_of(document, constituent)
    function, case = ("genitive", "Gen") if verb.predicate in GENITIVE_VERBS else ("indirect", "Dat")
    return replace(constituent, function=function, case=case) if case in cases else constituent


def _with_dative(
    document: Document, found: list[Constituent], subject: Constituent, obj: Constituent
) -> list[Constituent]:
    """No accusative beside these verbs: the object is in the dative, or it is the subject and the other the dative."""
    if "Dat" in cases_of(document, obj):
        changed = {id(obj): replace(scaled(obj, BY_FORM), function="indirect", case="Dat")}
    elif "Dat" in cases_of(document, subject) and "Nom" in cases_of(document, obj):
        sure = min(subject.confidence, obj.confidence) * BY_FORM
        changed = {
            id(subject): replace(subject, function="indirect", case="Dat", confidence=sure),
            id(obj): replace(obj, function="subject", case="Nom", confidence=sure),
        }
    else:
        changed = {id(obj): scaled(obj, DISAGREEMENT)}
    return [changed.get(id(c), c) for c in found]


def _one_of(
    document: Document, verb: VerbComplex, constituents: list[Constituent], subjects: Sequence[Constituent]
) -> list[Constituent]:
    """Keep one subject: the only one that fits by case and number, else the first; the others become objects."""
    fitting = [c for c in subjects if "Nom" in cases_of(document, c) and fits_verb(document, verb, c)]
    formal = [c for c in fitting if document.slice(c.span).lower() == "es"]
    real = [c for c in fitting if c not in formal and is_nominal(document, c)]
    if len(real) == len(formal) == 1 and takes_no_object(verb):
        changed = [replace(c, function="expletive", case=None) if c in formal else c for c in constituents]
        return [scaled(c, BY_ORDER) if c in real else c for c in changed]
    only = [c for c in fitting if is_nominal(document, c) and is_nominative(document, c)]
    fitting = only if len(only) == 1 else fitting
    chosen, factor = (fitting[0], BY_FORM) if len(fitting) == 1 else ((fitting or subjects)[0], BY_ORDER)
    kept: list[Constituent] = []
    for constituent in constituents:
        if constituent is chosen:
            kept.append(scaled(constituent, factor))
        elif constituent in subjects:
            possible = "Acc" in cases_of(document, constituent)
            sure = constituent.confidence * (factor if possible else DISAGREEMENT)
            kept.append(replace(constituent, function="object", case="Acc", confidence=sure))
        else:
            kept.append(constituent)
    return kept
