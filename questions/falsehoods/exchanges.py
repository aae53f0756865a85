"""Two parts of a fact in each other's place: who took over from whom, from where to where, from how much to what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from questions.asking import kind_of
from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.contrary import Contrary
from questions.falsehoods.decency import is_delicate
from questions.german.document import Document, Span, Token, Value
from questions.german.gazetteer import lookup
from questions.german.opposites import opposite, opposite_prefix
from questions.german.prepositions import bare
from questions.material import Material
from questions.references.referents import Referent

_ASYMMETRIC = frozenset(
    """besiegen schlagen bezwingen übernehmen kaufen erwerben verkaufen liefern exportieren importieren übergeben
    überreichen verleihen schenken einladen empfangen ablösen ersetzen nachfolgen folgen unterliegen gewinnen verlieren
    warnen loben kritisieren unterstützen auffordern bitten beauftragen ernennen wählen helfen danken gratulieren
    widersprechen überholen beliefern finanzieren fördern gehören angehören""".split()
)
"""Verbs whose two parties cannot change places without changing what is said."""


def exchanged(material: Material, fact: Fact) -> Iterator[Contrary]:
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
        if subject.referent.is_person and is_delicate(material.document, fact):
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


def there_and_back(document: Document, fact: Fact) -> Iterator[Contrary]:
    """Where something comes from and where it goes in each other's place: "von Graz nach Linz"."""
    origins = [a for a in fact.arguments if bare(a.constituent.preposition or "") in {"von", "aus"}]
    goals = [a for a in fact.arguments if bare(a.constituent.preposition or "") in {"nach", "in", "zu"}]
    for start in origins:
        for goal in goals:
            if goal.role is not Role.DIRECTION or start.referent is None or goal.referent is None:
                continue
            mine, theirs = _mention(document, start), _mention(document, goal)
            if mine is None or theirs is None or not _alike(start.referent, goal.referent):
                continue
            first, second = document.slice(mine), document.slice(theirs)
            instead = dict.fromkeys([*mine, *theirs], "") | {mine.first: second, theirs.first: first}
            yield Contrary(instead, first, second, 0.9)


def up_and_down(document: Document, fact: Fact) -> Iterator[Contrary]:
    """What rose from one number to another falls from that to this one: "sank von 60 auf 45 Prozent"."""
    numbers = [v for v in document.values if v.first in fact.clause.span and v.number is not None and v.upper is None]
    for low, high in pairwise(numbers):
        before = [document.tokens[v.first - 1].text.lower() for v in (low, high)]
        figures = [_figure(document, v) for v in (low, high)]
        if before != ["von", "auf"] or None in figures or high.first - low.last > len(("Prozent", "im", "auf", "x")):
            continue
        first, second = (f for f in figures if f is not None)
        for index in fact.clause.verbs:
            token = document.tokens[index]
            apart = token.tag == "PTKVZ"
            other = opposite_prefix(fact.clause.predicate, token.text) if apart else opposite(token)
            if other is not None and _goes_by_itself(document, fact, token):
                changed = {index: other, first.index: second.text, second.index: first.text}
                yield Contrary(changed, token.text, other, 0.9)
                return


def _goes_by_itself(document: Document, fact: Fact, token: Token) -> bool:
    """Whether the word is the whole verb, so that its opposite is the whole opposite."""
    parted = any(document.tokens[v].tag == "PTKVZ" for v in fact.clause.verbs)
    return (token.tag == "PTKVZ" or not parted) and token.upos != "AUX"


def _figure(document: Document, value: Value) -> Token | None:
    """The one word of a value that holds its number."""
    found = [t for t in document.words(Span(value.first, value.last)) if t.upos == "NUM" or t.tag == "CARD"]
    return found[0] if len(found) == 1 and found[0].text[:1].isdigit() else None
