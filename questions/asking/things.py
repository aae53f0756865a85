"""Asking for what has no name: was, wer, womit, gegen wen, wo."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.amounts import names_alone
from questions.asking.types import AnswerKind, Asking
from questions.facts.attachment import bounds_superlative
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Token
from questions.german.measured_nouns import is_superlative, labels_amount, measures
from questions.german.morphology import nouns
from questions.german.noun_classes import acts, noun_class
from questions.german.prepositions import asks_thing, bare
from questions.german.relational import is_individual
from questions.german.valency import takes_object
from questions.wording.word_order import Wording

PERSON_PRONOUN = {"Nom": "wer", "Acc": "wen", "Dat": "wem"}
_CASES = {Role.SUBJECT: "Nom", Role.OBJECT: "Acc", Role.INDIRECT: "Dat"}
_TELLING_LETTERS = 14  # a compound of this length says what it is about
_COMPOUND_LETTERS = 9
_MIN_WORDS = 2  # a bare noun ("Unklarheit") makes no question worth asking
_COMPLEMENTS = (Role.OBJECT, Role.INDIRECT, Role.PREDICATE, Role.PREPOSITIONAL, Role.CONTENT)
_ATTRIBUTIVE = frozenset({"über", "gegen", "für", "zu", "nach", "auf", "an", "um", "von", "vor", "zwischen"})
_AGENTIVE = ("er", "or", "eur", "ist", "ent", "ant", "ling", "loge", "graf", "e")  # masculines that may be people
_VAGUE_PLACES = frozenset("Stelle Seite Ort Welt Land Bereich Rahmen Weg Ende Punkt Spitze Zentrum Markt".split())
_WHERE = frozenset({"in", "an", "auf", "bei"})
_ACTED_ON = {"gegen": "Acc", "von": "Dat", "mit": "Dat", "für": "Acc", "an": "Acc", "bei": "Dat", "vor": "Dat"}
_MEASURED = frozenset("betragen kosten wiegen messen umfassen dauern lauten".split())  # the amount is what is told
_ORDINAL = ("letzt", "erst", "einzig", "zweit", "dritt", "ehemalig", "früher")
_OF_STATE = frozenset(
    """Parlament Landtag Senat Kongress Nationalrat Nationalversammlung Abgeordnetenhaus Unterhaus Oberhaus Opposition
    Koalition Staatsanwaltschaft Justiz Armee Militär Marine Luftwaffe Landesregierung Stadtrat Gemeinderat Kreistag
    Stadtverwaltung Verfassungsgericht Notenbank Zentralbank Kabinett Ministerrat""".split()
)
"""Bodies of which a country or town has one."""
_ODD = frozenset({"worin", "wobei"})


def unnamed(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for a phrase with a common noun: as subject or object, or behind a preposition."""
    if argument.referent is not None or not (names_alone(document, argument) or _is_pair(document, argument)):
        return
    case = _CASES.get(argument.role)
    if case is not None:
        yield from _common(document, wording, fact, argument, case)
    elif argument.constituent.preposition is not None:
        yield from _behind(document, wording, fact, argument)


def _common(document: Document, wording: Wording, fact: Fact, argument: Argument, case: str) -> Iterator[Asking]:
    """A phrase headed by a common noun: "was" for things, "wer" for people in roles."""
    head = document.tokens[argument.constituent.head]
    kind = _kind(head) if head.upos == "NOUN" and _says_enough(argument, head) else None
    if kind is None or argument.constituent.function == "genitive" or _leaves_attribute(document, fact, argument):
        return
    if _is_told_by_amount(document, fact, argument, head):
        return
    words = document.words(argument.span)
    if kind is AnswerKind.BODY and stands_for_name(document, wording, argument):
        return  # "die Bank" has a name elsewhere
    if any(t.tag == "PPOSAT" for t in words) or words[0].upos == "ADV":
        return  # "seinen Rücktritt" gives away whose, "schon oft Staus" is more than the thing
    phrase = {"Nom": "was", "Acc": "was"}.get(case) if kind is AnswerKind.THING else PERSON_PRONOUN[case]
    if kind is AnswerKind.BODY and case == "Acc":
        phrase = None  # "wen" is odd for an insurance, "was" for a court
    elif kind is AnswerKind.BODY and case == "Nom" and fact.clause.passive:
        phrase = "was"  # "Wer wurde eingerichtet?" asks for people
    askable = _is_askable_subject if argument.role is Role.SUBJECT else _is_askable_object
    if phrase is None or not _may_be_said(document, fact, argument) or not askable(document, fact, argument, kind):
        return
    yield Asking(
        fact,
        argument,
        phrase,
        wording.argument(argument),
        kind,
        (argument,),
        argument.span,
        singular=case == "Nom",
        case=case,
        confidence=0.9,
    )


def _is_told_by_amount(document: Document, fact: Fact, argument: Argument, head: Token) -> bool:
    """Whether an amount is all that a noun tells: "einen Umsatz von 3 Millionen", "mit 50 Litern die höchste Menge".

    "Was erzielte die Bank?" has as many answers as there are amounts.
    """
    within = any(v.first in argument.span for v in document.values)
    beside = any(a.value is not None and bare(a.constituent.preposition or "") == "mit" for a in fact.arguments)
    highest = any(is_superlative(t) for t in document.words(argument.span))
    return (within and measures(head.lemma)) or (beside and highest and labels_amount(head.lemma))


def _is_askable_subject(document: Document, fact: Fact, argument: Argument, kind: AnswerKind) -> bool:
    """Whether the clause says enough of its subject, and the subject something new."""
    if not fact.all_with(*_COMPLEMENTS) or fact.clause.predicate in _MEASURED:
        return False  # "Was läuft seit Herbst?" asks for nothing
    if fact.clause.predicate == "sein" and fact.first(Role.CONTENT) is not None:
        return False  # "Was ist, dass ...?"
    if fact.clause.predicate == "gelten" and fact.first(Role.INDIRECT) is not None:
        return False  # "Was gilt den Opfern?" for "Unser Mitgefühl gilt den Opfern"
    if _may_act(fact, document.tokens[argument.constituent.head]):
        return False
    return kind is not AnswerKind.THING or not _is_taken_up(document, argument)


def _is_askable_object(_: Document, fact: Fact, argument: Argument, kind: AnswerKind) -> bool:  # noqa: ARG001
    """Whether the clause has a subject of its own: "Was vollzieht, wer den Vorsitz hat?" reads badly."""
    return bool(fact.all_with(Role.SUBJECT, Role.GRAMMATICAL))


def _behind(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for a thing or people behind a preposition: womit, wodurch, gegen wen, von wem."""
    head = document.tokens[argument.constituent.head]
    preposition = bare(argument.constituent.preposition or "")
    if head.upos != "NOUN" or any(
        bare(a.constituent.preposition or "") == preposition for a in fact.arguments if a is not argument
    ):
        return  # of two phrases with "auf" only one is the object
    agent = fact.clause.passive and preposition in {"von", "durch"}
    if not agent and not takes_object(fact.clause.predicate, preposition):
        return
    kind = _kind(head)
    if acts(head.lemma):
        case = _ACTED_ON.get(preposition)
        if case is None or kind is None or preposition == "durch":
            return
        phrase = f"{preposition} {PERSON_PRONOUN[case]}"
    else:
        asked = asks_thing(argument.constituent.preposition or "")
        if asked is None or asked in _ODD or (agent and kind is not AnswerKind.THING):
            return
        phrase, kind = asked, AnswerKind.THING
    if any(t.tag == "PPOSAT" for t in document.words(argument.span)) or _leaves_attribute(document, fact, argument):
        return
    yield Asking(
        fact,
        argument,
        phrase,
        wording.argument(argument),
        kind,
        (argument,),
        argument.span,
        case=argument.constituent.case,
        confidence=0.8,
    )


def located(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask where something is or happens: "in einer Werkstatt", "auf dem Bauernhof"."""
    head = document.tokens[argument.constituent.head]
    preposition = bare(argument.constituent.preposition or "")
    if head.upos != "NOUN" or preposition not in _WHERE or argument.constituent.case != "Dat":
        return
    if noun_class(head.lemma) != "place" or head.lemma in _VAGUE_PLACES or not names_alone(document, argument):
        return
    if not is_told_apart(document, argument) or _points_back(document, argument):
        return
    before = document.tokens[argument.span.first - 1] if argument.span.first else head
    if before.upos in {"NOUN", "PROPN"} or takes_object(fact.clause.predicate, preposition):
        return  # it may describe the noun before it
    if any(t.tag in {"PPOSAT", "PDAT"} for t in document.words(argument.span)):
        return
    yield Asking(
        fact,
        argument,
        "wo",
        wording.argument(argument),
        AnswerKind.PLACE,
        (argument,),
        argument.span,
        case="Dat",
        confidence=0.9,
    )


def _points_back(document: Document, argument: Argument) -> bool:
    """Whether "in dem" stands for "im", as before what has just been told of (Duden, Die Grammatik: Verschmelzung)."""
    preposition, article = document.words(argument.span)[:2]
    return article.text.lower() == "dem" and preposition.text.lower() in {"in", "an", "bei", "von", "zu"}


def is_told_apart(document: Document, argument: Argument) -> bool:
    """Whether a place is more than a plain noun behind its article, which could be any: "im Dorf", "in der Wohnung"."""
    head = document.tokens[argument.constituent.head]
    more = [t for t in document.words(argument.span) if t.upos in {"ADJ", "NOUN", "PROPN", "NUM"} and t is not head]
    return bool(more) or nouns.is_compound(head.lemma)


def _kind(head: Token) -> AnswerKind | None:
    """Tell from a noun whether it names people, a body or a thing; None where it may be either."""
    denoted = noun_class(head.lemma) or noun_class(head.text)
    if denoted is not None:
        return {"people": AnswerKind.PEOPLE, "body": AnswerKind.BODY}.get(denoted, AnswerKind.THING)
    gender = nouns.gender(head.lemma)
    lemma = head.lemma.lower()
    may_act = lemma.endswith(_AGENTIVE) if gender == "Masc" else lemma.endswith(("in", "kraft"))
    return None if gender is None or may_act or nouns.is_adjectival(head.lemma) else AnswerKind.THING


def stands_for_name(document: Document, wording: Wording, argument: Argument) -> bool:
    """Whether a phrase is but an article and a noun for one of many bodies: "die Bank", not "die Polizei"."""
    head = document.tokens[argument.constituent.head]
    words = document.words(argument.span)
    bare_noun = len(words) == _MIN_WORDS and words[0].has(Definite="Def") and head.has(Number="Sing")
    reference = wording.phrases.references.by_token.get(head.index)
    named = reference is not None and reference.text
    return bare_noun and not named and not is_individual(head.lemma) and head.lemma not in _OF_STATE


def _is_pair(document: Document, argument: Argument) -> bool:
    """Whether a phrase names just two kinds of the same thing: "Bücher und Landkarten"."""
    joined = [t for t in document.words(argument.span) if t.relation == "conj"]
    head = document.tokens[argument.constituent.head]
    if len(joined) != 1 or joined[0].upos != "NOUN" or joined[0].head != head.index:
        return False
    return any(t.text == "und" for t in document.words(argument.span)) and _kind(joined[0]) is _kind(head)


def _may_act(fact: Fact, head: Token) -> bool:
    """Whether an unlisted masculine does something, so that it may be somebody: "buddhistische Mönche"."""
    listed = noun_class(head.lemma) is not None or noun_class(head.text) is not None
    acting = not fact.clause.passive and fact.first(Role.OBJECT) is not None
    return acting and not listed and nouns.gender(head.lemma) == "Masc"


def _says_enough(argument: Argument, head: Token) -> bool:
    """Whether a phrase is more than a bare noun, or the noun is a compound in the plural: "Flutwarnungen"."""
    if len(argument.span) >= _MIN_WORDS:
        return True
    return head.has(Number="Plur") and len(head.text) >= _COMPOUND_LETTERS


def _may_be_said(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a noun that is said of a subject identifies it: "Was war die größte Katastrophe?"."""
    said = fact.first(Role.PREDICATE)
    if said is None:
        return True
    head = document.tokens[said.constituent.head]
    if argument.role is not Role.SUBJECT or head.upos == "ADJ":
        return False  # "Was ist vorsichtig optimistisch?"
    if any(t.upos == "PROPN" for t in document.words(said.span)):
        return False  # "Wer war der Sozialist Lionel Jospin?"
    superlative = any(t.has(Degree="Sup") or t.lemma.startswith(_ORDINAL) for t in document.words(argument.span))
    return not superlative and document.tokens[said.span.first].has(Definite="Def")


def _is_taken_up(document: Document, argument: Argument) -> bool:
    """Whether a phrase is only an article and a plain noun, which point back to what has been told."""
    opener, *rest = document.words(argument.span)
    return opener.has(Definite="Def") and len(rest) == 1 and len(rest[0].text) < _TELLING_LETTERS


def _leaves_attribute(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether what follows the phrase may describe its noun: "die Gespräche | über den Kauf"."""
    after = next((a for a in fact.arguments if a.span.first == argument.span.last + 1), None)
    if after is not None and after.role is Role.SINCE:
        return bounds_superlative(document, fact, after)
    preposition = bare(after.constituent.preposition or "") if after is not None else ""
    if preposition == "durch" and not fact.clause.passive:
        return True  # "das Missmanagement | durch die Bank"
    if after is None or after.role is not Role.PREPOSITIONAL or (after.value is not None and preposition != "von"):
        return False
    return preposition in _ATTRIBUTIVE and not takes_object(fact.clause.predicate, preposition)
