"""Where the opposite of a verb fits: the same parts around it, in the same form, make German with the other one, too.

"Die Zahl sank auf zehn" goes with both verbs; "mit drei Millionen unterstützt", "sahen sich bestätigt" and "in den
höchsten Tönen gelobt" go with one alone.
"""

from __future__ import annotations

from questions.german.document import Clause, ClauseKind, Constituent, Document, NameKind, Token, ValueKind
from questions.german.prepositions import bare

_MEASURED = frozenset("steigen sinken wachsen schrumpfen zunehmen abnehmen ansteigen zurückgehen".split())
"""What goes up or down by itself: without an object, by and to an amount."""
_ALONE = _MEASURED | frozenset("beginnen enden starten siegen einsteigen aussteigen eintreten austreten".split())
_OBJECTLESS = _ALONE | frozenset("einreisen ausreisen anreisen abreisen einwandern auswandern ankommen".split())
_INFINITIVE_ALONE = frozenset("gelingen misslingen glücken missglücken".split())
_REFLEXIVE = frozenset(
    """verbessern verschlechtern vergrößern verkleinern verstärken abschwächen verkürzen verlängern erwärmen abkühlen
    öffnen schließen erhöhen verringern verteuern verbilligen verlangsamen beschleunigen verschärfen""".split()
)
_GIVING = frozenset("erlauben verbieten gewähren verweigern erleichtern erschweren gelingen misslingen".split())
"""Verbs with whose opposites somebody stands in the dative as well."""
_PRAISING = frozenset(
    "loben kritisieren würdigen begrüßen verteidigen bejahen verneinen bedauern bestätigen bestreiten".split()
)
_OWNED = frozenset({"gewinnen", "verlieren", "behalten"})
_CIRCUMSTANCES = frozenset("in an bei seit nach vor während von durch laut ab bis zwischen innerhalb".split())
_AMOUNTS = frozenset({"um", "auf", "unter", "über", "gegenüber"})
_CHANGING = _MEASURED | _REFLEXIVE | frozenset({"senken", "heben", "verringern", "kürzen", "reduzieren"})
_AUXILIARIES = frozenset({"haben", "sein", "werden", "sollen", "wollen", "können", "müssen", "dürfen", "mögen"})
_RESOLVING = frozenset(
    """beschließen planen ankündigen versprechen fordern verlangen vorschlagen beabsichtigen erwägen vereinbaren
    zusagen empfehlen beginnen versuchen anordnen""".split()
)
"""Verbs whose infinitive says what is to be done, so that its contrary is another resolve."""
_SIDES = frozenset({"in"})
_TIMES = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION})


def fits_opposite(document: Document, token: Token) -> bool:
    """Whether the opposite of a verb can stand where the verb stands, with everything that stands around it."""
    clause = _clause_of(document, token)
    if clause is None or (token.tag == "VVPP" and not _is_with_auxiliary(document, clause)):
        return False
    verb = clause.predicate
    if clause.kind is ClauseKind.INFINITIVE and not _is_resolve(document, clause):
        return False
    if clause.all_with("reflexive") and verb not in _REFLEXIVE:
        return False
    if clause.all_with("indirect") and verb not in _GIVING:
        return False
    if _lacks_object(document, clause) or _joins_another(document, clause):
        return False
    if verb in _OWNED and any(t.tag == "PPOSAT" for c in clause.all_with("object") for t in document.words(c.span)):
        return False  # one loses one's majority, but gains a majority
    phrases = clause.all_with("prepositional")
    return not _is_bound(document, clause) and all(
        _is_shared(document, verb, c) or _describes_object(clause, c) for c in phrases
    )


def _clause_of(document: Document, token: Token) -> Clause | None:
    """The innermost clause to whose verbs the token belongs."""
    found = [c for c in document.clauses if token.index in c.verbs]
    return min(found, key=lambda c: len(c.span), default=None)


def _is_with_auxiliary(document: Document, clause: Clause) -> bool:
    finite = clause.finite
    return finite is None or document.tokens[finite].lemma in _AUXILIARIES


def _is_resolve(document: Document, clause: Clause) -> bool:
    """Whether an infinitive is what somebody resolves to do, not what they do something else for."""
    opener = document.tokens[clause.span.first]
    if opener.text.lower() in {"um", "ohne", "statt", "anstatt"}:
        return False
    governing = document.clauses[clause.parent] if clause.parent is not None else None
    return governing is not None and governing.predicate in _RESOLVING


def _lacks_object(document: Document, clause: Clause) -> bool:
    """Whether a verb stands without the object that its opposite needs, or with one that it cannot have."""
    objects = clause.all_with("object")
    if clause.predicate in _INFINITIVE_ALONE:
        return not any(c.function == "clause" for c in clause.constituents)
    if clause.predicate in _OBJECTLESS or (clause.all_with("reflexive") and clause.predicate in _REFLEXIVE):
        return any(document.tokens[c.head].upos == "NOUN" for c in objects) and not clause.passive
    # "gewinnen", "fordern" and the like say little without what is gained or demanded
    return not clause.passive and not objects and not clause.all_with("clause")


def _joins_another(document: Document, clause: Clause) -> bool:
    """Whether the verb is one of two that are joined: "verlieren und schließen"."""
    main = clause.main_verb
    return main is not None and any(c.relation == "conj" and c.upos == "VERB" for c in document.children(main))


def _is_bound(document: Document, clause: Clause) -> bool:
    """Whether amounts tell the direction themselves: "von 45 auf 60 Prozent", "um drei auf neun Milliarden"."""
    inside = (v for v in document.values if v.first - 1 in clause.span)
    said = {t.text.lower() for v in inside for t in document.tokens[max(0, v.first - 2) : v.first]}  # "um etwa drei"
    return "auf" in said and bool(said & {"von", "um"})


def _describes_object(clause: Clause, phrase: Constituent) -> bool:
    """Whether a phrase behind the object may belong to it: "die Mittel für den Schutz"."""
    return phrase.preposition == "für" and any(o.span.last + 1 == phrase.span.first for o in clause.all_with("object"))


def _is_shared(document: Document, verb: str, phrase: Constituent) -> bool:
    """Whether a phrase with a preposition goes with the opposite as well: when and where, by and to how much."""
    preposition = bare((phrase.preposition or "").lower())
    if preposition in _AMOUNTS:
        return verb in _CHANGING
    if preposition not in _CIRCUMSTANCES:
        return False
    placed = any(n.first in phrase.span and n.kind is not NameKind.PERSON for n in document.names)
    timed = any(v.kind in _TIMES and v.first in phrase.span for v in document.values)
    head = document.tokens[phrase.head]
    if placed or timed or preposition in {"seit", "während", "bis", "ab", "laut", "bei"}:
        return True
    if preposition in {"von", "durch"}:
        return head.upos in {"NOUN", "PROPN"}
    return verb not in _PRAISING and preposition in _SIDES and head.has(Number="Sing")
