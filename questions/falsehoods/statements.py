"""False statements: a fact with one thing changed that the text decides, a name, a number, a time or a direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questions.asking import AnswerKind, Asking
from questions.distractors.misremembering import CLEARLY_OTHER, written_number
from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.contraries import contraries, denials
from questions.falsehoods.contrary import Contrary
from questions.falsehoods.decency import is_delicate, is_mourning
from questions.falsehoods.telling_amounts import is_bounded, is_counted_off, is_telling
from questions.german.document import Document, Span
from questions.german.gazetteer import lookup
from questions.german.offices import TITLES, is_role, role_gender
from questions.german.single_events import is_anywhere, is_done_once, is_lasting, is_shared, needs_no_object
from questions.items import Change
from questions.material import Material

REPLACEABLE = frozenset(
    {
        AnswerKind.PERSON,
        AnswerKind.COUNTRY,
        AnswerKind.CITY,
        AnswerKind.STATE,
        AnswerKind.PARTY,
        AnswerKind.NUMBER,
        AnswerKind.PERCENTAGE,
        AnswerKind.MONEY,
        AnswerKind.MULTIPLE,
        AnswerKind.DURATION,
        AnswerKind.YEAR,
        AnswerKind.WEEKDAY,
    }
)
AMOUNTS = frozenset(
    {AnswerKind.NUMBER, AnswerKind.PERCENTAGE, AnswerKind.MONEY, AnswerKind.MULTIPLE, AnswerKind.DURATION}
)
TIMES = frozenset({AnswerKind.YEAR, AnswerKind.WEEKDAY})
_PAST = frozenset({"preterite", "perfect", "pluperfect"})
_ROUTES = frozenset({Role.DIRECTION, Role.ORIGIN})


@dataclass(frozen=True, slots=True)
class Falsehood:
    """A false statement, what it changed, and how sure it is that the text decides it (0..1)."""

    fact: Fact
    text: str
    changed: Change
    kind: AnswerKind | None
    confidence: float


def falsehoods(material: Material) -> Iterator[Falsehood]:
    """Yield the false statements that an article's facts give, those with another name, number or time first.

    Nobody is put in another's place where it could slander: predicates of crime, death, illness and guilt are left out.
    """
    changed: set[int] = set()
    for false in _with_other_answer(material):
        changed.add(false.fact.heart)
        yield false
    for fact in statable(material):
        found = list(_contrary(material, fact, contraries(material, fact)))
        if not found and fact.heart not in changed:
            found = list(_contrary(material, fact, denials(material, fact)))
        yield from found


def statable(material: Material) -> Iterator[Fact]:
    """Yield the facts that can stand as statements: the article's own words, not a speaker's."""
    for fact in material.facts:
        if fact.askable and not material.holds_speech(fact) and fact.arguments:
            yield fact


def replaceable(material: Material) -> Iterator[Asking]:
    """Yield the askings whose answer stands uninflected in a statable fact, so that another may take its place."""
    facts = {id(f) for f in statable(material)}
    for asking in material.askings:
        if asking.kind not in REPLACEABLE or id(asking.fact) not in facts or not _is_plain(material, asking):
            continue
        if asking.fact.negated(material.document) or (asking.value is not None and asking.value.upper is not None):
            continue
        if asking.fact.attribution is not None and asking.referent is not None:
            continue  # nobody is put into another's words
        if asking.referent is not None and _speaks_of_it(material, asking.fact):
            continue  # "Ähnlich sieht es ..." says nothing without what "es" stands for
        yield asking


def _speaks_of_it(material: Material, fact: Fact) -> bool:
    return any(t.tag == "PPER" and t.text.lower() == "es" for t in material.document.words(fact.clause.span))


def replaced(material: Material, asking: Asking, replacement: str) -> str | None:
    """Return the fact as a statement with other words where it says the answer.

    A person's office or calling is left out: it is not the other's.
    """
    first, *rest = list(asking.answer_tokens)
    left_out = [*rest, *(_calling(material, asking) or ())]
    return material.wording.statement(asking.fact, {first: replacement, **dict.fromkeys(left_out, "")})


def without_opening(material: Material, asking: Asking, other: str) -> str:
    """Return other words for the answer without those that the statement keeps before it: "fast genau" neun Monate."""
    first = asking.answer_tokens.first
    for start in range(asking.argument.span.first, first):
        before = material.document.slice(Span(start, first - 1)).lower()
        if other.lower().startswith(f"{before} "):
            return other[len(before) + 1 :]
    return other


def _calling(material: Material, asking: Asking) -> list[int] | None:
    """The words before a person's name that say what they are; None where something else stands there, too."""
    if asking.kind is not AnswerKind.PERSON:
        return None
    before = material.document.tokens[asking.argument.span.first : asking.answer_tokens.first]
    words = [t for t in before if t.tag != "APPR"]
    if all(t.upos in {"DET", "ADJ", "PROPN"} or is_role(t.text) or t.text in TITLES for t in words):
        return [t.index for t in words] if not any(t.tag == "APPRART" for t in words) else None
    return None


def same_article(asking: Asking, replacement: str) -> bool:
    """Whether both names take the same article or none: "Island" and "Norwegen", but not "die USA"."""
    if asking.referent is None or asking.referent.is_person:
        return True
    key, other = lookup(asking.answer), lookup(replacement)
    return key is not None and other is not None and (key.article, key.plural) == (other.article, other.plural)


def as_short(material: Material, asking: Asking, said: str, other: str) -> str:
    """Return another person's name as the text says the key's: the short name alone, where the text uses one."""
    if asking.kind is not AnswerKind.PERSON or " " in said:
        return other
    mentions = [material.document.slice(m) for r in material.referents.all if r.name == other for m in r.mentions]
    family = other.rsplit(" ", 1)[-1]
    return family if family in mentions else min(mentions, key=len, default=other)


def _with_other_answer(material: Material) -> Iterator[Falsehood]:
    mourning = is_mourning(material.document)
    for asking in replaceable(material):
        if asking.kind is AnswerKind.PERSON and (mourning or is_delicate(material.document, asking.fact)):
            material.dropped["defamatory pairing"] += 1
            continue
        found = material.distractors.find(asking, material.rng(asking.answer, "false"), 1)
        if not found or not same_article(asking, found[0].text) or not same_gender(material, asking, found[0].text):
            continue
        acting = asking.referent is not None and asking.argument.role is Role.SUBJECT
        if asking.referent is not None and (acting or not asking.referent.is_place) and found[0].source != "article":
            continue  # that somebody else did it must be something the article can refute
        if asking.referent is not None and _is_told_twice(material, asking):
            continue  # "Wien Energie" is hardly at home in Berlin
        if not _is_decided(material, asking) or not _is_clearly_other(material, asking, found[0].text):
            continue
        said = material.document.slice(asking.answer_tokens)
        other = as_short(material, asking, said, found[0].text)
        if asking.kind is AnswerKind.WEEKDAY:
            other = said.replace(asking.answer, other)  # "am vergangenen Sonntag"
        other = without_opening(material, asking, other)
        text = replaced(material, asking, other)
        if text is not None:
            changed = Change(said, other)
            yield Falsehood(asking.fact, text, changed, asking.kind, asking.confidence)


def _is_told_twice(material: Material, asking: Asking) -> bool:
    """Whether the fact says the answer's words a second time, so that the statement gives the right one away."""
    said = material.document.slice(asking.answer_tokens)
    return material.document.slice(asking.fact.clause.span).count(said) > 1


def _is_clearly_other(material: Material, asking: Asking, other: str) -> bool:
    """Whether another amount or time is refuted, no matter of bounds or rounding, and the point of the sentence."""
    if asking.kind in TIMES:
        past = asking.fact.clause.tense in _PAST
        lasting = asking.kind is AnswerKind.YEAR and is_lasting(asking.fact.clause.predicate)
        return past and not lasting and _is_certain_event(material, asking.fact)
    if asking.kind not in AMOUNTS or asking.value is None:
        return True
    mine, others = written_number(asking.answer), written_number(other)
    if mine is not None and others is not None and max(mine, others) < CLEARLY_OTHER * min(mine, others):
        return False
    if is_bounded(asking.value) or is_counted_off(material.document, asking.value):
        return False
    return is_telling(material.document, asking.fact, asking.value)


def _is_certain_event(material: Material, fact: Fact) -> bool:
    """Whether it is one certain event, that was not the day or year before as well: its parties are definite."""
    parties = fact.all_with(Role.SUBJECT, Role.OBJECT)
    openers = [material.document.tokens[a.span.first] for a in parties]
    return all(
        a.referent is not None or opener.has(Definite="Def") or opener.upos == "PROPN"
        for a, opener in zip(parties, openers, strict=True)
    )


def _is_decided(material: Material, asking: Asking) -> bool:
    """Whether the text refutes that it was another or elsewhere: what is done but once, and events of the past."""
    fact = asking.fact
    if asking.referent is None:
        return True
    past = fact.clause.tense in _PAST
    if asking.referent.is_place and asking.argument.role is not Role.SUBJECT:
        subject = fact.first(Role.SUBJECT)
        opener = material.document.tokens[subject.span.first] if subject is not None else None
        known = opener is not None and (opener.has(Definite="Def") or opener.upos == "PROPN")
        finite = material.document.tokens[fact.heart]
        state = fact.first(Role.PREDICATE) is not None or (finite.lemma == "sein" and not past)
        gone = asking.argument.role not in _ROUTES or past
        return known and gone and not state and not is_anywhere(fact.clause.predicate)
    if past and is_done_once(fact.clause.predicate) and _is_certain_thing(material, asking):
        return True
    return _is_told_of_one(material, asking)


def _is_told_of_one(material: Material, asking: Asking) -> bool:
    """Whether the text tells what one subject did to a certain thing, so that it refutes another: "reparierte das".

    Who went somewhere, waits or reads something may have had company.
    """
    fact = asking.fact
    if asking.argument.role is not Role.SUBJECT or fact.clause.passive or fact.clause.tense not in _PAST:
        return False
    if fact.first(Role.PREDICATE) is not None or fact.first(Role.CONTENT) is not None or fact.clause.modal is not None:
        return False
    if is_anywhere(fact.clause.predicate) or is_lasting(fact.clause.predicate) or is_shared(fact.clause.predicate):
        return False
    things = [a for a in fact.all_with(Role.OBJECT) if a.constituent.function not in {"clause", "reflexive"}]
    openers = [material.document.tokens[a.span.first] for a in things]
    return any(a.referent is not None or opener.has(Definite="Def") for a, opener in zip(things, openers, strict=True))


def _is_certain_thing(material: Material, asking: Asking) -> bool:
    """Whether it is one certain thing that was done: "die Brücke", but not "eine Brücke" or "seinen Abschluss"."""
    fact = asking.fact
    others = [a for a in fact.all_with(Role.SUBJECT, Role.OBJECT) if a is not asking.argument]
    if not others:
        return needs_no_object(fact.clause.predicate)
    openers = [material.document.tokens[a.span.first] for a in others]
    return all(a.referent is not None or opener.has(Definite="Def") for a, opener in zip(others, openers, strict=True))


def same_gender(material: Material, asking: Asking, other: str) -> bool:
    """Whether another person's name fits behind the role noun or article that stays: of one known gender."""
    words = material.document.words(asking.fact.clause.span)
    alone = _calling(material, asking) is not None and not any(t.tag == "PPOSAT" for t in words)
    alone = alone and not tells_gender(material.document, asking.fact, asking.argument)
    if asking.kind is not AnswerKind.PERSON or alone:
        return True
    genders = {r.gender for r in material.referents.all if r.name == other}
    return asking.referent is not None and asking.referent.gender is not None and genders == {asking.referent.gender}


def tells_gender(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether another part of a fact calls somebody what only a man or a woman is called: "als Intendantin"."""
    others = (a for a in fact.arguments if a is not argument)
    heads = (document.tokens[a.constituent.head] for a in others if _is_said_of(document, a))
    return any(role_gender(t.text) is not None for t in heads if t.upos == "NOUN")


def _is_said_of(document: Document, argument: Argument) -> bool:
    """Whether a phrase says what somebody is: a predicate, or "als ..." in any phrase."""
    return argument.role is Role.PREDICATE or document.tokens[argument.span.first].text.lower() in {"als", "zur", "zum"}


def _contrary(material: Material, fact: Fact, changes: Iterable[Contrary]) -> Iterator[Falsehood]:
    """A fact with one thing changed so that it says the contrary."""
    for contrary in changes:
        text = material.wording.statement(fact, contrary.instead)
        if text is not None and all(word.casefold() in text.casefold() for word in contrary.instead.values()):
            changed = Change(contrary.original, contrary.replacement)
            yield Falsehood(fact, text, changed, None, contrary.confidence)


def _is_plain(material: Material, asking: Asking) -> bool:
    said = material.document.slice(asking.answer_tokens)
    if asking.referent is None:
        return said == asking.answer or asking.kind in {AnswerKind.YEAR, AnswerKind.WEEKDAY, AnswerKind.DURATION}
    return said == asking.answer or (asking.referent.is_person and asking.referent.name.endswith(" " + said))
