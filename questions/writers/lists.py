"""Multiple response: which countries, cities or people a list of the article names, among others like them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.asking import AnswerKind, Asking, kind_of
from questions.asking.names import called
from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.statements import statable
from questions.german.document import Token
from questions.german.morphology import nouns
from questions.german.noun_classes import noun_class
from questions.german.numerals import number_word, parse_number
from questions.german.offices import is_role
from questions.german.prepositions import bare, governs
from questions.items import Item, MultipleResponse
from questions.material import Material
from questions.references.enumerations import Enumeration, find_enumerations
from questions.wording.phrases import capitalised
from questions.writers.draft import Draft, described, importance, option_evidence, shuffled
from questions.writers.stems import stem_of

_PLURALS = {
    AnswerKind.PERSON: "Personen",
    AnswerKind.COUNTRY: "Länder",
    AnswerKind.CITY: "Städte",
    AnswerKind.STATE: "Bundesländer",
    AnswerKind.PARTY: "Parteien",
    AnswerKind.ORGANISATION: "Organisationen",
}
_CLASSES = ("länder", "ländern", "staaten", "städte", "städten", "kantone", "kantonen", "parteien", "personen")
_MOST = 4  # keys that a list may have; more is a test of patience
_MOST_WRONG = 3
_LEAST_WRONG = 2
_SUBJECT_OR_OBJECT = {Role.SUBJECT: "Nom", Role.OBJECT: "Acc", Role.INDIRECT: "Dat"}
_FIRM = 0.9
_UNASKED = frozenset({"statt", "anstatt", "anstelle", "samt", "nebst"})  # nobody asks "statt welcher Personen?"


@dataclass(frozen=True, slots=True)
class _Listed:
    """An argument that a list fills or that announces it ("drei Länder ...: Ungarn, Polen und Tschechien")."""

    argument: Argument
    enumeration: Enumeration
    noun: str
    case: str


def write_lists(material: Material) -> Iterator[Draft]:
    """Yield "Welche drei Länder lehnten den Vertrag ab?" for each closed list of names of one kind."""
    enumerations = list(find_enumerations(material.document, material.referents))
    for fact in statable(material):
        for enumeration in enumerations:
            kinds = {kind_of(r) for r in enumeration.members}
            kind = kinds.pop() if len(kinds) == 1 else None
            if kind is None or not _is_usable(enumeration, kind):
                continue
            listed = _filled(material, fact, enumeration, kind) or _announced(material, fact, enumeration)
            if listed is not None and _stand_for_governments(listed):
                continue
            draft = _draft(material, fact, listed, kind) if listed is not None else None
            if draft is not None:
                yield draft


def _is_usable(enumeration: Enumeration, kind: AnswerKind) -> bool:
    names = {r.name for r in enumeration.members}
    return kind in _PLURALS and len(names) == len(enumeration.members) <= _MOST


def _filled(material: Material, fact: Fact, enumeration: Enumeration, kind: AnswerKind) -> _Listed | None:
    """The argument that is the list itself, with its class before it or not: "die Städte Graz, Linz und Wels"."""
    for argument in fact.arguments:
        if enumeration.span.first not in argument.span or enumeration.span.last != argument.span.last:
            continue
        before = material.document.tokens[argument.span.first : enumeration.span.first]
        if not all(_may_precede(t) for t in before):
            return None
        classed = [t.text for t in before if _is_class(t)]
        noun = classed[-1] if classed else _class_noun(enumeration, kind)
        case = _case(argument)
        return _Listed(argument, enumeration, noun, case) if noun is not None and case is not None else None
    return None


def _stand_for_governments(listed: _Listed) -> bool:
    """Whether one of the cities is a capital outside a place: "Brüssel und Neu-Delhi verhandeln"."""
    somewhere = listed.argument.role in {Role.PLACE, Role.DIRECTION, Role.ORIGIN}
    known = (r.known for r in listed.enumeration.members)
    return not somewhere and any(k is not None and k.kind == "city" and k.is_capital for k in known)


def _may_precede(token: Token) -> bool:
    return token.upos in {"DET", "ADP"} or is_role(token.text) or _is_class(token)


def _is_class(token: Token) -> bool:
    """Whether a noun says of what class the names behind it are: "die Städte", "die Unternehmen"."""
    return token.upos == "NOUN" and (token.text.lower().endswith(_CLASSES) or noun_class(token.lemma) == "body")


def _class_noun(enumeration: Enumeration, kind: AnswerKind) -> str | None:
    """What the names are called together: the gazetteer's noun, where they share it, else that of their kind."""
    nouns_for = {called(r, kind)[0] for r in enumeration.members if r.known is not None and r.known.called is not None}
    shared = "Ort" if "Ort" in nouns_for else nouns_for.pop() if len(nouns_for) == 1 else None
    return (nouns.plural(shared) if shared is not None else None) or _PLURALS[kind]


def _announced(material: Material, fact: Fact, enumeration: Enumeration) -> _Listed | None:
    """The argument that counts what a list behind a colon names: "drei Länder ...: Ungarn, Polen und Tschechien"."""
    document = material.document
    if document.sentence_of(enumeration.span.first) is not fact.sentence:
        return None
    between = document.tokens[fact.clause.finite or 0 : enumeration.span.first]
    colons = [t.index for t in between if t.text in {":", "–"}]
    behind = document.tokens[enumeration.span.last + 1 : fact.sentence.last + 1]
    if not colons or any(t.upos != "PUNCT" for t in behind):
        return None
    if any(t.upos not in {"ADP", "DET"} for t in document.tokens[colons[-1] + 1 : enumeration.span.first]):
        return None
    for argument in fact.arguments:
        counted = argument.value
        head = document.tokens[argument.constituent.head]
        if counted is None or counted.number != len(enumeration.members) or head.upos != "NOUN":
            continue
        before = document.tokens[argument.span.first : head.index]
        if not _is_class(head) and not is_role(head.text):
            continue
        plain = all(t.upos in {"ADP", "DET", "NUM"} or parse_number(t.text) is not None for t in before)
        case = _case(argument)
        if plain and case is not None and argument.span.last in {head.index, colons[-1]}:
            return _Listed(argument, enumeration, head.text, case)
    return None


def _case(argument: Argument) -> str | None:
    preposition = bare(argument.constituent.preposition or "")
    if not preposition:
        return _SUBJECT_OR_OBJECT.get(argument.role)
    if preposition in _UNASKED:
        return None
    if argument.role is Role.PLACE:
        return "Dat"
    return governs(preposition) or argument.constituent.case


def _phrase(listed: _Listed) -> str:
    """Return "mit welchen drei Ländern": the class in the plural, and how many are asked for."""
    direction = listed.argument.role is Role.DIRECTION  # "nach Norwegen" answers "in welches Land"
    preposition = "in" if direction else bare(listed.argument.constituent.preposition or "")
    dative = listed.case == "Dat" and not direction
    noun = nouns.inflect(nouns.lemma_of(listed.noun) or listed.noun, "Dat", "Plur") if dative else listed.noun
    if noun is None:
        noun = listed.noun if listed.noun.endswith(("n", "s")) else listed.noun + "n"
    count = len(listed.enumeration.members)
    number = "beiden" if count == 2 else number_word(count)  # noqa: PLR2004 -- a pair
    return " ".join(p for p in (preposition, "welchen" if dative else "welche", number, noun) if p)


def _draft(material: Material, fact: Fact, listed: _Listed, kind: AnswerKind) -> Draft | None:
    members = listed.enumeration.members
    answer = ", ".join(m.name for m in members[:-1]) + " und " + members[-1].name
    asking = Asking(
        fact,
        listed.argument,
        _phrase(listed),
        answer,
        kind,
        (listed.argument,),
        listed.enumeration.span,
        case=listed.case,
    )
    stem = stem_of(material, asking)
    if stem is None:
        return None
    first = Asking(fact, listed.argument, "", members[0].name, kind, (), listed.enumeration.span, referent=members[0])
    wrong = material.distractors.beside(first, members, min(_MOST_WRONG, max(_LEAST_WRONG, len(members))))
    if len(wrong) < _LEAST_WRONG:
        material.dropped["too few distractors"] += 1
        return None
    entries: list[tuple[str, str | None, str | None]] = [(m.name, None, None) for m in members]
    entries += [(d.text, f"Laut Artikel: {answer}.", d.source) for d in wrong]
    options, ids = shuffled(material, stem, entries)
    keys = set(ids[: len(members)])
    mentions = {d.text: material.mention(d.mention, "") for d in wrong if d.mention is not None}
    item = Item(
        id=material.identifier("list", stem, answer),
        writer="list",
        stem=capitalised(stem),
        interaction=MultipleResponse(options, tuple(o.id for o in options if o.id in keys)),
        evidence=(*material.evidence(fact.evidence), *option_evidence(options, mentions)),
        explanation=material.explanation(fact.sentence),
        fact=described(fact, material),
        confidence=round(_certainty(material, fact, listed), 3),
    )
    return Draft(item, fact.sentence, fact.heart, answer, kind, importance(fact, material))


def _certainty(material: Material, fact: Fact, listed: _Listed) -> float:
    """Return how sure the clause around the list is; the list itself is settled by its form."""
    subject = fact.first(Role.SUBJECT)
    sure = 1.0 if subject is None or subject is listed.argument else subject.constituent.confidence
    return min(_FIRM, material.certainty(fact), sure)
