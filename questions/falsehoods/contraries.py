"""What a fact says turned into its contrary by one word: an opposite, another number, the parties changed about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from questions.asking import kind_of
from questions.distractors.misremembering import CLEARLY_OTHER, with_number, written_number, wrong_numbers
from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.set_words import is_set
from questions.falsehoods.telling_amounts import is_bounded, is_counted_off, is_telling
from questions.flaws import is_sensitive
from questions.german.document import Clause, ClauseKind, Document, Span, Token, ValueKind
from questions.german.gazetteer import lookup
from questions.german.morphology.verbs import zu_infinitive
from questions.german.noun_classes import noun_class
from questions.german.opposites import opposite, opposite_prefix, opposite_preposition
from questions.german.prepositions import bare
from questions.german.valency import takes_object
from questions.material import Material
from questions.references.referents import Referent

_NUMBERS = frozenset({ValueKind.NUMBER, ValueKind.QUANTITY, ValueKind.PERCENTAGE, ValueKind.MONEY, ValueKind.DURATION})
_WHOLE = Decimal(100)
_TAKES_SIDES = frozenset(
    """stimmen demonstrieren protestieren kämpfen aussprechen plädieren eintreten votieren werben
    einsetzen""".split()
)
_ASKING = frozenset("wie ob was wer wo woher warum welche welcher welches wenn falls".split())
_OCCASIONS = frozenset({"event", "act"})
_COMPARING = re.compile(r"(er|st)e[nrms]?$|end(e[nrms]?)$")  # höhere, meisten, steigende
_COUNTING = frozenset("viele zahlreiche zahllose wenige einzelne unzählige".split())
_WANTING = frozenset(
    """fordern pochen verlangen hoffen wünschen versprechen planen drängen bitten vorschlagen suchen brauchen
    anstreben""".split()
)
_MODALS = frozenset({"sollen", "wollen", "möchten", "mögen"})
_ILL = (
    "schlecht", "schlimm", "langsam", "behinder", "erschwer", "verhinder", "verschlechter", "verschwend", "unsicher",
    "schwäch", "misslung", "erfolglos", "ungesund", "bekämpf", "bremsen", "verlieren", "verlier",
)  # fmt: skip
_ASYMMETRIC = frozenset(
    """besiegen schlagen bezwingen übernehmen kaufen erwerben verkaufen liefern exportieren importieren übergeben
    überreichen verleihen schenken einladen empfangen ablösen ersetzen nachfolgen folgen unterliegen gewinnen verlieren
    warnen loben kritisieren unterstützen auffordern bitten beauftragen ernennen wählen helfen danken gratulieren
    widersprechen überholen beliefern finanzieren fördern gehören angehören""".split()
)
"""Verbs whose two parties cannot change places without changing what is said."""


@dataclass(frozen=True, slots=True)
class Contrary:
    """Words to put in place of tokens, what was changed, and how sure it is that the text refutes it (0..1)."""

    instead: dict[int, str]
    original: str
    replacement: str
    confidence: float


def contraries(material: Material, fact: Fact) -> Iterator[Contrary]:
    """Yield the contraries of a fact, those that the text refutes most surely first.

    Under a negation, about guilt and illness, and in somebody's words nothing is changed.
    """
    document = material.document
    if fact.negated(document) or is_sensitive(document, fact.clause.span) or _is_vague(document, fact):
        return
    yield from _exchanged(material, fact)
    if fact.attribution is None:
        yield from _opposites(document, fact)
        yield from _turned(document, fact)
        yield from _other_numbers(material, fact)


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
        if many and token is not quantifier:
            continue  # of others among many the contrary may be true as well
        if token.tag == "ADJA" and not _is_point(document, fact, token):
            continue
        if token.lemma.lower().startswith("all") and _is_counted(document, token):
            continue  # "alle zwei Jahre" tells how often
        other = None if is_set(document, fact, token) else _opposite(fact, token)
        if other is None or (_is_meant_well(document, fact) and other.lower().startswith(_ILL)):
            continue
        before = document.tokens[max(0, index - 1)]
        joined = zu_infinitive(other) if before.tag == "PTKZU" and token.upos == "VERB" else f"zu {other}"
        instead = {index: other} if joined == f"zu {other}" else {before.index: "", index: joined}
        yield Contrary(instead, token.text, instead[index], 0.9)


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
            if other in {"vor", "nach"} and (needed or not _is_occasion(document, argument)):
                other = None
        if other is not None:
            written = other.capitalize() if opener.text[:1].isupper() else other
            yield Contrary({opener.index: written}, opener.text, written, 0.9)


def _is_occasion(document: Document, argument: Argument) -> bool:
    """Whether a phrase names something that happens, so that "vor" and "nach" tell a time."""
    head = document.tokens[argument.constituent.head]
    return head.upos == "NOUN" and argument.value is None and noun_class(head.lemma) in _OCCASIONS


def _other_numbers(material: Material, fact: Fact) -> Iterator[Contrary]:
    """Another number in place of one that the sentence is about and that is no bound."""
    document = material.document
    for value in document.values:
        if value.kind not in _NUMBERS or value.first not in fact.clause.span or value.last not in fact.clause.span:
            continue
        if value.number is None or is_bounded(value) or not is_telling(document, fact, value):
            continue
        if is_counted_off(document, value):
            continue
        figures = [t for t in document.words(Span(value.first, value.last)) if written_number(t.text) is not None]
        if len(figures) != 1 or figures[0].tag not in {"CARD", "ADJA"} or "ährig" in figures[0].text:
            continue
        (figure,) = figures
        if document.tokens[figure.index - 1].upos == "PROPN" or document.tokens[figure.index - 1].text == "Stärke":
            continue  # "Artikel 5", "U 21": part of a name
        written = written_number(figure.text)
        if written is None or written <= 1 or document.tokens[figure.index - 1].text.lower() == "von":
            continue  # "42 von 50": how many there are in all is not the point
        upper = _part_of(document, figure.index)
        if upper is None and value.kind is ValueKind.PERCENTAGE and written <= _WHOLE:
            upper = _WHOLE
        rng = material.rng(figure.text, f"contrary {figure.index}")
        near = wrong_numbers(written, rng, 6, upper)
        far = [n for n in near if max(n, written) >= CLEARLY_OTHER * min(n, written)]
        for number in rng.sample(far, min(1, len(far))):
            text = with_number(figure.text, written, number)
            if text is not None:
                yield Contrary({figure.index: text}, figure.text, text, 0.9)


def _part_of(document: Document, figure: int) -> Decimal | None:
    """The number that another one is a part of: 50 in "42 von 50 Spielsachen"."""
    behind = document.tokens[figure + 1 : figure + 4]
    words = [t for t in behind if t.text.lower() not in {"der", "den"}]
    return written_number(words[1].text) if len(words) > 1 and words[0].text.lower() == "von" else None


def _exchanged(material: Material, fact: Fact) -> Iterator[Contrary]:
    """The two parties of a verb in each other's place: who took over from whom."""
    if fact.clause.predicate not in _ASYMMETRIC:
        return
    subject = fact.first(Role.SUBJECT)
    named = [a for a in fact.arguments if a.referent is not None and a is not subject]
    if subject is None or subject.referent is None:
        return
    mine = _mention(material.document, subject)
    for other in named:
        theirs = _mention(material.document, other)
        if mine is None or theirs is None or other.referent is None:
            continue
        if not _alike(subject.referent, other.referent):
            continue
        first, second = material.document.slice(mine), material.document.slice(theirs)
        instead = dict.fromkeys([*mine, *theirs], "") | {mine.first: second, theirs.first: first}
        yield Contrary(instead, first, second, 0.9)


def _mention(document: Document, argument: Argument) -> Span | None:
    """The tokens of the name, where nothing but a preposition stands beside it."""
    if argument.referent is None:
        return None
    inside = [m for m in argument.referent.mentions if m.first in argument.span and m.last in argument.span]
    if len(inside) != 1:
        return None
    rest = [document.tokens[i] for i in argument.span if i not in inside[0]]
    return inside[0] if all(t.upos == "ADP" and bare(t.text) == t.text.lower() for t in rest) else None


def _alike(one: Referent, other: Referent) -> bool:
    """Whether two names are of one kind and take the same article or none."""
    kind = kind_of(one)
    if kind is None or kind is not kind_of(other):
        return False
    if one.is_person:
        return True
    mine, theirs = lookup(one.name), lookup(other.name)
    return mine is not None and theirs is not None and (mine.article, mine.plural) == (theirs.article, theirs.plural)
