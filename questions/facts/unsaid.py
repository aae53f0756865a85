"""What a clause leaves unsaid though a reader needs it: reacted to what, overtaken in what, on which list."""

from __future__ import annotations

from itertools import pairwise

from questions.facts.governed import lacks_governed
from questions.german.document import Clause, ClauseKind, Constituent, Document, NameKind, ValueKind
from questions.german.noun_classes import acts
from questions.german.prepositions import bare
from questions.references.mentions import TIMES

_COMPARED_TO = frozenset("als wie gegenüber vergleich verglichen vorjahr zuvor vorher bisher früher".split())
_BY_HOW_MUCH = frozenset("etwas deutlich wesentlich erheblich".split())
_NEEDED = {
    "reagieren": frozenset({"auf"}),
    "einreisen": frozenset({"in", "nach"}),
    "überholen": frozenset({"in", "bei", "an", "mit", "um", "auf"}),
    "übertreffen": frozenset({"in", "bei", "an", "mit", "um"}),
    "übrigbleiben": frozenset({"von"}),
    "gesellen": frozenset({"zu"}),
}
"""Verbs that tell little without a phrase with one of the prepositions."""
_NEEDED_IN_PASSIVE = {"betreffen": frozenset({"von", "durch"}), "beteiligen": frozenset({"an", "bei"})}
"""Participles that tell little without theirs: "Betroffen sind 40 Haushalte"."""
_OFTENER = frozenset("überproportional unterproportional überdurchschnittlich unterdurchschnittlich".split())
_AMONG = frozenset("in unter bei auf an durch von".split())
_WITHDRAWING_FROM = frozenset({"aus", "von", "in", "nach", "auf", "hinter", "zu"})
_STATING = frozenset({"angeben", "behaupten", "versichern", "beteuern"})
_STATED = ("object", "clause", "predicate", "reflexive")
_COMING_ABOUT = frozenset("bei in an auf während nach vor wegen durch zwischen unter seit".split())
_IN_SOMETHING = frozenset({"überholen", "übertreffen"})
_EXPECTING = frozenset("rechnen erwarten prognostizieren ausgehen vorhersagen voraussagen vorhersehen".split())
_CHANGES = frozenset(
    """Plus Minus Anstieg Rückgang Zuwachs Zunahme Abnahme Steigerung Erhöhung Verlust Gewinn Wert Erlös Ergebnis
    Wachstum Einbruch Aufschlag Abschlag Überschuss Defizit Fehlbetrag Erholung Stagnation""".split()
)
"""What is expected, of which one has to be told of what: "rechneten mit einem Anstieg um 0,5 Prozent"."""
_OPENING_CONDITIONS = frozenset("sollte sollten wäre wären hätte hätten würde würden".split())
_COUNTS = frozenset({ValueKind.NUMBER, ValueKind.QUANTITY, ValueKind.PERCENTAGE})
_PAST = frozenset({"preterite", "perfect", "pluperfect"})
_PLACINGS = frozenset({"Platz", "Rang"})
_LISTING = ("liste", "tabelle", "ranking", "wertung", "lauf", "rennen", "turnier", "wettbewerb", "index", "vergleich")
_PLACED_IN = frozenset({"in", "bei", "von", "unter"})


def leaves_unsaid(document: Document, clause: Clause) -> bool:
    """Whether the clause lacks a phrase without which its verb, or a placing in it, tells too little."""
    dated = {i for v in document.values if v.kind is ValueKind.DATE for i in range(v.first, v.last + 1)}
    prepositions = {bare(c.preposition) for c in clause.constituents if c.preposition and c.head not in dated}
    needed = (_NEEDED_IN_PASSIVE if clause.passive else _NEEDED).get(clause.predicate)
    if needed is not None and not prepositions & needed and _needs_phrase(document, clause):
        return True
    if clause.predicate == "ermitteln" and clause.passive and not clause.all_with("subject"):
        return "gegen" not in prepositions
    if _withdraws(document, clause) and not prepositions & _WITHDRAWING_FROM:
        return True
    if _is_left_of_nothing(document, clause) or _counts_unnamed(document, clause):
        return True
    if _is_among_nobody(document, clause, prepositions):
        return True
    if _is_done_by_nobody(document, clause) or _only_adds(document, clause) or _expects_of_nothing(document, clause):
        return True
    if clause.predicate in _STATING and not clause.passive and not any(clause.all_with(f) for f in _STATED):
        return True  # "hatten im Ausschuss angegeben": what?
    if _goes_on_by_it(document, clause, prepositions):
        return True
    if _is_on_the_spot(document, clause) or _is_placing_alone(document, clause) or lacks_governed(document, clause):
        return True
    return _compares_with_nothing(document, clause)


def _is_among_nobody(document: Document, clause: Clause, prepositions: set[str]) -> bool:
    """Whether it is open among whom somebody is oftener, "überproportional vertreten", or whom "drei Punkte fehlen"."""
    words = {t.text for t in document.words(clause.span)}
    if clause.predicate == "fehlen" and prepositions & {"auf", "zu"}:
        return not clause.all_with("indirect")
    return "vertreten" in words and bool(words & _OFTENER) and not prepositions & _AMONG


def _is_done_by_nobody(document: Document, clause: Clause) -> bool:
    """Whether "man" did one thing in the past, so that it means certain people: "Man stimmte dem Antrag zu".

    What "man" does in the present or could do is what everybody does.
    """
    subject = clause.subject()
    impersonal = subject is not None and document.slice(subject.span).lower() == "man"
    happened = clause.tense in _PAST and clause.modal is None and clause.mood == "indicative"
    return impersonal and happened and clause.kind is ClauseKind.MAIN


def _compares_with_nothing(document: Document, clause: Clause) -> bool:
    """Whether the clause counts more or fewer and the sentence does not say than what: "zwei Spiele mehr gewonnen".

    "Drei Tage mehr" and "nicht mehr" are no comparisons, and "20 Prozent mehr" compares with what was before.
    """
    sentence = document.sentence_of(clause.span.first)
    if any(t.text.lower() in _COMPARED_TO for t in document.tokens[sentence.first : sentence.last + 1]):
        return False
    for before, word in pairwise(document.words(clause.span)):
        if word.text.lower() not in {"mehr", "weniger"}:
            continue
        counted = any(v.kind is ValueKind.QUANTITY and v.last == before.index for v in document.values)
        if before.text.lower() in _BY_HOW_MUCH or (counted and before.upos == "NOUN"):
            return True
    return False


def _only_adds(document: Document, clause: Clause) -> bool:
    """Whether something only "kommt hinzu", and nothing says to what: "Hinzu kamen Mängel"."""
    words = {t.text.lower() for t in document.words(clause.span)}
    prepositions = {bare(c.preposition) for c in clause.constituents if c.preposition}
    return clause.predicate in {"kommen", "hinzukommen"} and "hinzu" in words and "zu" not in prepositions


def _withdraws(document: Document, clause: Clause) -> bool:
    """Whether people or a body withdraw, as glaciers do not."""
    subject = clause.subject()
    head = document.tokens[subject.head] if subject is not None else None
    if head is None or clause.predicate != "zurückziehen" or not clause.all_with("reflexive"):
        return False
    return head.upos == "PROPN" or acts(head.lemma)


def _goes_on_by_it(document: Document, clause: Clause, prepositions: set[str]) -> bool:
    """Whether "es" only takes up what the sentence before tells: "Es handelt sich um ...", "Es kam zu Unruhen".

    What something is needs "bei", what it came to where, when or why.
    """
    subjects = (*clause.all_with("subject"), *clause.all_with("expletive"))
    if clause.kind is not ClauseKind.MAIN or all(document.slice(c.span).lower() != "es" for c in subjects):
        return False
    if clause.predicate == "handeln" and "um" in prepositions:
        return "bei" not in prepositions
    if clause.predicate != "kommen" or "zu" not in prepositions or prepositions & _COMING_ABOUT:
        return False
    known = any(n.first in clause.span and n.kind is not NameKind.PERSON for n in document.names)
    return not known and not any(v.day is not None and v.first in clause.span for v in document.values)


def _is_left_of_nothing(document: Document, clause: Clause) -> bool:
    """Whether something only "bleibt übrig", and nothing says of what."""
    words = {t.text.lower() for t in document.words(clause.span)}
    return clause.predicate == "bleiben" and "übrig" in words and not words & {"von", "vom", "davon", "als"}


def _counts_unnamed(document: Document, clause: Clause) -> bool:
    """Whether "es" is so and so many, of which the sentence before tells: "Im Mai waren es 300 Boote"."""
    subjects = (*clause.all_with("subject"), *clause.all_with("expletive"))
    if clause.predicate != "sein" or all(document.slice(c.span).lower() != "es" for c in subjects):
        return False
    counts = {v.first for v in document.values if v.kind in _COUNTS}
    measured = (c for c in clause.all_with("adverbial") if document.slice(c.span).startswith("bis zu "))
    told = (*clause.all_with("predicate"), *clause.all_with("subject"), *measured)
    return any(i in c.span for c in told for i in counts)


def _expects_of_nothing(document: Document, clause: Clause) -> bool:
    """Whether somebody expects "einen Anstieg von 0,5 Prozent", and nothing in the clause says of what."""
    if clause.predicate not in _EXPECTING:
        return False
    expected = [c for c in clause.constituents if document.tokens[c.head].lemma.capitalize() in _CHANGES]
    others = [c for c in clause.constituents if c.preposition and bare(c.preposition) in {"für", "bei"}]
    amounts = {i for v in document.values for i in range(v.first, v.last + 1)}
    about = any(document.tokens[c.head].lemma not in TIMES and c.head not in amounts for c in others)
    return any(_tells_amount_alone(document, c) for c in expected) and not about


def _tells_amount_alone(document: Document, constituent: Constituent) -> bool:
    """Whether nothing but amounts stands behind a noun: "ein Plus von zwei Prozent", not "ein Plus beim Export"."""
    behind = [t for t in document.words(constituent.span) if t.index > constituent.head and t.upos in {"NOUN", "PROPN"}]
    amounts = {i for v in document.values for i in range(v.first, v.last + 1)}
    return all(t.index in amounts or t.lemma in TIMES for t in behind)


def lacks_boundary(document: Document, clause: Clause) -> bool:
    """Whether another clause takes words or a condition from this one, or this one is the condition.

    Of "den ersten Titel seit 1995, er lief ..." the analysis may give "seit 1995" to what follows; ", sollten sie
    fehlen" behind a clause says on what condition it holds.
    """
    if _is_condition(document, clause) or _cuts_measure(document, clause):
        return True
    behind = clause.span.last + 1
    sentence = document.sentence_of(clause.span.first)
    for other in document.clauses:
        if other is clause or other.kind is not ClauseKind.MAIN or other.span.first > sentence.last:
            continue
        opener = document.tokens[other.span.first]
        if other.span.first == behind and opener.upos == "ADP" and document.tokens[behind - 1].upos != "PUNCT":
            return True
        if behind <= other.span.first <= behind + 1 and _is_condition(document, other):
            return True
    return False


def _cuts_measure(document: Document, clause: Clause) -> bool:
    """Whether the analysis took "sieben Stunden Schlaf" for a length of time and a subject beside it."""
    subject = clause.subject()
    if subject is None:
        return False
    behind = document.tokens[min(subject.span.last + 1, len(document.tokens) - 1)]
    measured = {v.last for v in document.values if v.kind is ValueKind.DURATION and v.first in subject.span}
    if subject.span.last in measured and behind.upos == "NOUN" and behind.index in clause.span:
        return True  # "gelten sieben Stunden | Schlaf als ideal"
    if document.tokens[subject.span.first].upos != "NOUN":
        return False
    before = subject.span.first - 1
    lengths = (v for v in document.values if v.kind is ValueKind.DURATION and v.last == before)
    return any(v.first in clause.span and v.last not in subject.span for v in lengths)


def _is_condition(document: Document, clause: Clause) -> bool:
    """Whether a clause opens with "sollte", "wäre", "hätte" or "würde" behind a comma: a condition without "wenn"."""
    first = clause.span.first
    finite = document.tokens[first]
    opens = clause.finite == first > 0 and document.tokens[first - 1].text == ","
    return opens and finite.text in _OPENING_CONDITIONS and bool(clause.all_with("subject"))


def _needs_phrase(document: Document, clause: Clause) -> bool:
    """Whether the verb needs its phrase here: a car overtakes in no respect, a country or company does."""
    if clause.predicate not in _IN_SOMETHING:
        return True
    parts = (*clause.all_with("subject"), *clause.all_with("object"))
    return any(n.first in c.span and n.kind is not NameKind.PERSON for c in parts for n in document.names)


def _is_on_the_spot(document: Document, clause: Clause) -> bool:
    """Whether the clause says "an Ort und Stelle" and names no place."""
    words = document.words(clause.span)
    spot = "Ort und Stelle" in " ".join(t.text for t in words)
    return spot and not any(n.first in clause.span and n.kind is not NameKind.PERSON for n in document.names)


def _is_placing_alone(document: Document, clause: Clause) -> bool:
    """Whether the clause tells "Rang zehn" and not of what."""
    words = document.words(clause.span)
    for noun, behind in pairwise(words):
        if noun.text not in _PLACINGS or behind.tag != "CARD":
            continue
        others = [t for t in words if t.upos == "NOUN" and t is not noun]
        listed = any(t.lemma.lower().endswith(_LISTING) for t in others)
        following = document.tokens[min(behind.index + 1, len(document.tokens) - 1)]
        told = following.has(Case="Gen") or bare(following.text.lower()) in _PLACED_IN
        return not listed and not told
    return False
