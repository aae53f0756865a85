"""What a fact says turned into its contrary: by one word, by a negation, by another amount, by an exchange."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.contrary import Contrary
from questions.falsehoods.denials import affirmed, denied
from questions.falsehoods.exchanges import exchanged, there_and_back, up_and_down
from questions.falsehoods.other_amounts import other_numbers, other_parts, other_ranks
from questions.falsehoods.set_words import is_set
from questions.flaws import is_sensitive
from questions.german.document import Clause, ClauseKind, Document, Token
from questions.german.morphology.verbs import zu_infinitive
from questions.german.noun_classes import noun_class
from questions.german.opposites import opposite, opposite_parted, opposite_prefix, opposite_preposition
from questions.german.valency import takes_object
from questions.material import Material

_TAKES_SIDES = frozenset("""stimmen demonstrieren aussprechen plädieren eintreten votieren""".split())
_ASKING = frozenset("wie ob was wer wo woher warum welche welcher welches wenn falls".split())
_OCCASIONS = frozenset({"event", "act"})
_BOUNDS = ("ende", "beginn", "schluss", "start", "anpfiff", "abpfiff")
_EXPECTED = frozenset({"bereits", "schon", "erst", "ersten", "letzten", "vielen", "langen"})
_EARLY = frozenset({"bereits", "schon", "noch", "erst", "immer"})
_ONLY = frozenset({"nur", "lediglich", "bloß", "allein"})
_RULES = ("bedingung", "bedingungen", "vorgaben", "angaben", "regeln", "regelung", "bestimmungen", "ordnung", "satzung")
"""Nouns behind which "nach" says by what, and no time."""
_COMPARING = re.compile(r"(er|st)e[nrms]?$|end(e[nrms]?)$")  # höhere, meisten, steigende
_COUNTING = frozenset("viele zahlreiche zahllose wenige einzelne unzählige".split())
_WANTING = frozenset(
    """fordern pochen verlangen hoffen wünschen versprechen planen drängen bitten vorschlagen suchen brauchen
    anstreben anbieten bieten gewähren empfehlen""".split()
)
_MODALS = frozenset({"sollen", "wollen", "möchten", "mögen"})
_ILL = (
    "schlecht", "schlimm", "langsam", "behinder", "erschwer", "verhinder", "verschlechter", "verschwend", "unsicher",
    "misslung", "erfolglos", "ungesund", "bekämpf", "bremsen", "verlieren", "verlier",
    "verkürz", "verlust", "nachteil", "niederlage", "belastung", "schwäch",
)  # fmt: skip


def contraries(material: Material, fact: Fact) -> Iterator[Contrary]:
    """Yield the contraries of a fact, those that the text refutes most surely first.

    About guilt and illness, and in somebody's words nothing is changed; a negation may only be taken back.
    """
    document = material.document
    if is_sensitive(document, fact.clause.span) or _is_vague(document, fact):
        return
    if fact.negated(document):
        if fact.attribution is None:
            yield from affirmed(document, fact)
        return
    yield from exchanged(material, fact)
    if fact.attribution is None:
        yield from there_and_back(document, fact)
        yield from up_and_down(document, fact)
        yield from _opposites(document, fact)
        yield from _not_all(document, fact)
        yield from _turned(document, fact)
        yield from other_parts(document, fact)
        yield from other_ranks(document, fact)
        yield from other_numbers(material, fact)


def denials(material: Material, fact: Fact) -> Iterator[Contrary]:
    """Yield the plain denial of a fact, for want of anything better to change."""
    document = material.document
    if fact.attribution is None and not fact.negated(document) and not is_sensitive(document, fact.clause.span):
        yield from denied(document, fact)


def _is_vague(document: Document, fact: Fact) -> bool:
    """Whether the subject is some of many, of whom the contrary may be true as well: "mehrere Staaten"."""
    subject = fact.first(Role.SUBJECT)
    opener = document.tokens[subject.span.first].text.lower() if subject is not None else ""
    return opener in {"mehrere", "einige", "manche", "andere", "etliche", "verschiedene"}


def _opposites(document: Document, fact: Fact) -> Iterator[Contrary]:
    """One word into its opposite; not within a definite description, which it would only make unclear.

    A reason or aim beside it would speak against the opposite, and a clause inside only describes something.
    """
    if fact.first(Role.PURPOSE) is not None:
        return
    if fact.first(Role.REASON) is not None and fact.holds_clause(document, ClauseKind.SUBORDINATE):
        return
    subject = fact.first(Role.SUBJECT)
    quantifier = document.tokens[subject.span.first] if subject is not None else None
    many = quantifier is not None and quantifier.text.lower() in _COUNTING
    for index in _own_words(document, fact):
        token = document.tokens[index]
        if document.tokens[max(0, index - 1)].text.lower() in _ONLY:
            continue  # "nur viele" is no German
        if many and token is not quantifier:
            continue  # of others among many the contrary may be true as well
        if token.tag == "ADJA" and not _is_point(document, fact, token):
            continue
        if token.lemma.lower().startswith("all") and _is_counted(document, token):
            continue  # "alle zwei Jahre" tells how often
        if _compares_openly(document, fact, token) or _compares_amounts(document, fact, token):
            continue
        changed = None if is_set(document, fact, token) else _parted(document, fact, token)
        if changed is not None:
            yield changed
            continue
        other = None if is_set(document, fact, token) else _opposite(fact, token)
        if other is None or (_is_meant_well(document, fact) and other.lower().startswith(_ILL)):
            continue
        before = document.tokens[max(0, index - 1)]
        joined = zu_infinitive(other) if before.tag == "PTKZU" and token.upos == "VERB" else f"zu {other}"
        instead = {index: other} if joined == f"zu {other}" else {before.index: "", index: joined}
        yield Contrary(instead, token.text, instead[index], 0.9)


def _not_all(document: Document, fact: Fact) -> Iterator[Contrary]:
    """Not all for all, where the word opens subject or object: "nicht alle Vereine"."""
    for argument in fact.all_with(Role.SUBJECT, Role.OBJECT):
        opener = document.tokens[argument.span.first]
        following = document.tokens[min(opener.index + 1, len(document.tokens) - 1)]
        plain = following.tag in {"NN", "ADJA"} and following.has(Number="Plur")
        if opener.text.lower() == "alle" and plain and argument.constituent.function != "clause":
            several = "Nicht alle" if opener.text[:1].isupper() else "nicht alle"
            yield Contrary({opener.index: several}, opener.text, several, 0.9)


def _compares_openly(document: Document, fact: Fact, token: Token) -> bool:
    """Whether a comparative leaves out whom with: "hat zwei Spiele weniger absolviert"."""
    alone = token.tag in {"ADV", "ADJD", "PIAT", "PIS"} and (
        token.has(Degree="Cmp") or token.text in {"mehr", "weniger"}
    )
    changing = fact.clause.predicate in {"werden", "machen"}
    return alone and not changing and not any(t.text == "als" for t in document.words(fact.clause.span))


def _compares_amounts(document: Document, fact: Fact, token: Token) -> bool:
    """Whether both amounts stand beside a comparative, for all to see: "mit 17 höher als der mit 13 Prozent"."""
    amounts = [v for v in document.values if v.number is not None and v.first in fact.clause.span]
    told = len({(v.kind, v.unit) for v in amounts}) < len(amounts)
    return told and (token.has(Degree="Cmp") or token.text.lower() in {"mehr", "weniger"})


def _parted(document: Document, fact: Fact, token: Token) -> Contrary | None:
    """Another verb in place of one whose prefix stands apart: "nahm ... an" for "lehnte ... ab"."""
    if token.tag != "PTKVZ" or token.index not in fact.clause.verbs or fact.verb_final:
        return None
    if opposite_prefix(fact.clause.predicate, token.text) is not None:
        return None  # the prefix alone is enough
    finite = document.tokens[fact.heart]
    other = opposite_parted(fact.clause.predicate, finite)
    if other is None:
        return None
    instead = {finite.index: other.form, token.index: other.prefix}
    new = f"{other.form} … {other.prefix}" if other.prefix else other.form
    return Contrary(instead, f"{finite.text} … {token.text}", new, 0.9)


def _is_point(document: Document, fact: Fact, token: Token) -> bool:
    """Whether the statement is about an attribute: it compares, or its noun is what is said of the subject.

    In "eröffnet die städtische Gesellschaft" and "baute ein erfolgreiches Unternehmen auf" it only describes.
    """
    noun = document.tokens[token.head]
    following = document.tokens[min(noun.index + 1, len(document.tokens) - 1)]
    if following.upos == "PROPN":
        return False  # "Duisburgs städtische Gesellschaft Gebag"
    told = any(a.constituent.head == noun.index for a in fact.all_with(Role.PREDICATE))
    return told or _COMPARING.search(token.text.lower()) is not None


def _is_counted(document: Document, token: Token) -> bool:
    return document.tokens[min(token.index + 1, len(document.tokens) - 1)].upos == "NUM"


def _is_meant_well(document: Document, fact: Fact) -> bool:
    """Whether a clause tells what somebody wants or is to do: nobody asks for something worse."""
    finite = document.tokens[fact.heart]
    return fact.clause.predicate in _WANTING or {fact.clause.modal, finite.lemma} & _MODALS != set()


def _own_words(document: Document, fact: Fact) -> Iterator[int]:
    """The tokens of the fact that stand in no relative clause, question or comparison inside it."""
    inner = [
        c
        for c in document.clauses
        if c.span.first in fact.clause.span and len(c.span) < len(fact.clause.span) and _describes(document, c)
    ]
    yield from (i for i in fact.clause.span if not any(i in c.span for c in inner))


def _describes(document: Document, clause: Clause) -> bool:
    opener = document.tokens[clause.span.first].text.lower()
    return clause.kind is ClauseKind.RELATIVE or opener in _ASKING


def _opposite(fact: Fact, token: Token) -> str | None:
    if token.tag == "PTKVZ" and token.index in fact.clause.verbs:
        return opposite_prefix(fact.clause.predicate, token.text)
    return opposite(token)


def _turned(document: Document, fact: Fact) -> Iterator[Contrary]:
    """For into against, before into after."""
    for argument in fact.arguments:
        opener = document.tokens[argument.span.first]
        other = None
        if argument.constituent.preposition is not None and opener.tag == "APPR":
            other = opposite_preposition(opener.text.lower())
            if opener.index + 1 <= argument.span.last and document.tokens[opener.index + 1].text == "allem":
                other = None  # "vor allem" is no time
            sides = fact.clause.predicate in _TAKES_SIDES and not fact.clause.passive
            if other in {"für", "gegen"} and not sides:
                other = None  # a warning is given for a province, never against it
            needed = takes_object(fact.clause.predicate, opener.text.lower())
            early = any(t.text.lower() in _EARLY for t in document.words(fact.clause.span))
            if other in {"vor", "nach"} and (needed or early or not _is_occasion(document, argument)):
                other = None
        if other is not None:
            written = other.capitalize() if opener.text[:1].isupper() else other
            yield Contrary({opener.index: written}, opener.text, written, 0.9)


def _is_occasion(document: Document, argument: Argument) -> bool:
    """Whether a phrase names something that happens, so that "vor" and "nach" tell a time."""
    head = document.tokens[argument.constituent.head]
    if head.text.lower().endswith(_RULES):
        return False
    if head.upos != "NOUN" or argument.value is not None or noun_class(head.lemma) not in _OCCASIONS:
        return False
    opener = document.tokens[argument.span.first + 1]
    if head.text.endswith(_BOUNDS):
        return True  # "nach Spielende"
    said = {t.text.lower() for t in document.words(argument.span)}
    return opener.has(Definite="Def") and not said & _EXPECTED  # "nach eigenen Vorstellungen" is no time
