"""Asking for people, places, bodies and things: wer, welches Land, von welcher Stadt, womit."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.amounts import amount, names_alone
from questions.asking.things import PERSON_PRONOUN
from questions.asking.titles import WELCH
from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Span, ValueKind
from questions.german.name_particles import is_torn
from questions.german.noun_classes import noun_class
from questions.german.offices import is_role
from questions.german.prepositions import bare, governs
from questions.german.valency import takes_object
from questions.references.referents import Referent
from questions.wording.word_order import Wording

_CLASS_NOUNS = {  # what a known thing is called when asked for, with its gender
    AnswerKind.COUNTRY: ("Land", "Neut"),
    AnswerKind.CITY: ("Stadt", "Fem"),
    AnswerKind.STATE: ("Bundesland", "Neut"),
    AnswerKind.PARTY: ("Partei", "Fem"),
    AnswerKind.ORGANISATION: ("Organisation", "Fem"),
}
_KNOWN_KINDS = {
    "country": AnswerKind.COUNTRY,
    "city": AnswerKind.CITY,
    "state": AnswerKind.STATE,
    "canton": AnswerKind.STATE,
    "federal_state": AnswerKind.STATE,
    "party": AnswerKind.PARTY,
    "organisation": AnswerKind.ORGANISATION,
}
_CLASS_WORDS = {  # nouns before a name that say of what class it is; the empty string: of none that is asked for
    "Kanton": "canton",
    "Land": "state",
    "Bundesland": "state",
    **dict.fromkeys("Provinz Landkreis Kreis Bezirk Gemeinde Insel Fluss Zeitung Verein Region Stadtteil".split(), ""),
}
_SURELY_CITY = 25_000  # inhabitants
_SURELY_ATTACHED = 0.85
_BEFORE_NAMES = frozenset({"DET", "ADP", "ADJ", "PUNCT", "PROPN"})
_OF_TEAMS = frozenset(
    """Punkt Tor Treffer Spiel Partie Spieltag Saison Sieg Niederlage Remis Unentschieden Tabelle Tabellenführer Abstieg
    Aufstieg Pokal Finale Halbfinale Viertelfinale Meisterschaft Trainer Elfmeter Runde""".split()
)
_LEAGUES = ("liga", "pokal", "meisterschaft", "finale")
_OUTSIDE = frozenset({"vor", "hinter", "neben"})
_LOCATIVE = frozenset({"in", "bei", "an", "auf", "vor"})


def kind_of(referent: Referent) -> AnswerKind | None:
    """Return what kind of answer a referent is, where that is certain enough to ask "welches Land"."""
    if referent.is_person:
        if referent.name.endswith("."):
            return None  # whoever is called "Peter M." is not to be named
        if is_torn(referent.name):
            return None  # "Karl heinz Lang" has lost a hyphen
        sure = " " in referent.name or referent.offices or referent.gender
        return AnswerKind.PERSON if sure else None  # a single unknown word may be no person at all
    if referent.known is not None:
        return _KNOWN_KINDS.get(referent.known.kind)
    return None


def called(referent: Referent, kind: AnswerKind) -> tuple[str, str]:
    """Return the noun that asks for a referent and its gender: what the gazetteer calls it, else its class.

    A small city may be no city by law, but a market town or a village, so that it is asked for as a place.
    """
    known = referent.known
    if known is not None and known.kind == "city" and known.population < _SURELY_CITY and not known.is_capital:
        return ("Ort", "Masc")
    return (known.called if known is not None else None) or _CLASS_NOUNS.get(kind, ("", ""))


def _welch(referent: Referent, kind: AnswerKind, case: str) -> str | None:
    """Return "welches Land", "welcher Gewerkschaft": what the gazetteer calls the thing, else its class."""
    noun, gender = called(referent, kind)
    if (gender, case) not in WELCH:
        return None
    return f"{WELCH[gender, case]} {noun}"


def mention_in(argument: Argument) -> Span | None:
    """The tokens within the argument that say its referent's name."""
    if argument.referent is None:
        return None
    return next((m for m in argument.referent.mentions if m.first in argument.span and m.last in argument.span), None)


def is_whole(document: Document, argument: Argument, mention: Span) -> bool:
    """Whether the phrase is the name itself, with at most an article, a preposition, adjectives and an office."""
    rest = [document.tokens[i] for i in argument.span if i not in mention]
    before = [t for t in rest if t.index < mention.first]
    after = [t for t in rest if t.index > mention.last]
    known = argument.referent.known if argument.referent is not None else None
    kind = known.kind if known is not None else ""
    if any(_CLASS_WORDS.get(t.text, kind) != kind for t in before):
        return False
    plain_before = all(t.upos in _BEFORE_NAMES or t.text in _CLASS_WORDS or is_role(t.text) for t in before)
    return plain_before and (not after or after[0].text in {",", "(", "–"})


def noun_phrase(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for a subject or object: wer, wen, wem, welches Land, was, wie viele."""
    case = {Role.SUBJECT: "Nom", Role.OBJECT: "Acc", Role.INDIRECT: "Dat"}[argument.role]
    counted = amount(document, wording, fact, argument, "")
    if counted is not None:
        yield counted
        return
    if not names_alone(document, argument):
        return
    referent, mention = argument.referent, mention_in(argument)
    if referent is not None and mention is not None:
        if not is_whole(document, argument, mention):
            return
        kind = kind_of(referent)
        if kind is not None and _is_one_of_others(document, fact, called(referent, kind)[0]):
            return
        if document.tokens[mention.first].tag == "ADJA":
            return  # "Statistische Bundesamt" needs its article
        if kind is None or (kind is AnswerKind.CITY and referent.known is not None and referent.known.is_capital):
            return  # "Moskau" as a subject is a government, not a city
        if kind is AnswerKind.CITY and _tells_of_team(document, fact):
            return  # "Dortmund gewann 2:1" speaks of a team
        phrase = PERSON_PRONOUN.get(case) if kind is AnswerKind.PERSON else _welch(referent, kind, case)
        if phrase is None or (kind is AnswerKind.PERSON and is_described(fact, argument)):
            return
        yield Asking(
            fact,
            argument,
            phrase,
            referent.name,
            kind,
            (argument,),
            mention,
            singular=case == "Nom",
            accepted=names_of(referent),
            referent=referent,
            case=case,
        )
        return
    pronoun = document.tokens[argument.constituent.head].tag in {"PPER", "PIS", "PDS", "PWS", "PRELS"}
    reference = wording.phrases.references.by_token.get(argument.constituent.head)
    if pronoun and reference is not None and reference.referent is not None:
        yield Asking(
            fact,
            argument,
            PERSON_PRONOUN[case],
            reference.referent.name,
            AnswerKind.PERSON,
            (argument,),
            argument.span,
            singular=case == "Nom",
            accepted=names_of(reference.referent),
            referent=reference.referent,
            case=case,
            confidence=reference.confidence,
        )
        return


def _tells_of_team(document: Document, fact: Fact) -> bool:
    """Whether a clause tells a score, or what teams win or play for."""
    if any(v.kind is ValueKind.SCORE and v.first in fact.clause.span for v in document.values):
        return True
    return any(t.lemma in _OF_TEAMS or t.lemma.endswith(_LEAGUES) for t in document.words(fact.clause.span))


def _is_one_of_others(document: Document, fact: Fact, noun: str) -> bool:
    """Whether the clause says among what the name stands, and that is not what would be asked for.

    "Frankfurt ... unter den größten Flughäfen" speaks of an airport and not of a city; who is "unter 50 Kandidaten" is
    one of fifty.
    """
    among = (a for a in fact.arguments if bare(a.constituent.preposition or "") == "unter")
    certain = [a for a in among if noun or a.value is not None or document.tokens[a.span.first + 1].has(Definite="Def")]
    heads = [document.tokens[a.constituent.head] for a in certain]
    return any(t.has(Number="Plur") and not (noun and t.lemma.lower().endswith(noun.lower())) for t in heads)


def is_described(fact: Fact, argument: Argument) -> bool:
    """Whether a phrase behind a person's name says where they belong: "Lea Kurz | vom Wetterdienst"."""
    behind = next((a for a in fact.arguments if a.span.first == argument.span.last + 1), None)
    preposition = bare(behind.constituent.preposition or "") if behind is not None else ""
    return preposition == "von" and not fact.clause.passive and not takes_object(fact.clause.predicate, preposition)


def prepositional(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for what stands behind a preposition: von welchem Land, mit wem, womit, auf wie viel Prozent."""
    preposition = bare(argument.constituent.preposition or "")
    if not preposition:
        return
    counted = amount(document, wording, fact, argument, preposition)
    if counted is not None:
        yield counted
        return
    if not names_alone(document, argument):
        return
    case = argument.constituent.case or governs(preposition)
    referent, mention = argument.referent, mention_in(argument)
    if referent is None or mention is None:
        return
    if not is_whole(document, argument, mention) or case not in {"Dat", "Acc"}:
        return
    if governs(preposition) is None and preposition != "in":
        return  # the case behind a two-way preposition is not certain enough
    if _may_be_attribute(document, fact, argument):
        return
    kind = kind_of(referent)
    if kind is None:
        return
    asked = PERSON_PRONOUN.get(case) if kind is AnswerKind.PERSON else _welch(referent, kind, case)
    if asked is None:
        return
    phrase = f"{preposition} {asked}"
    if argument.role is Role.DIRECTION:
        noun = _welch(referent, kind, "Acc")
        if noun is None or preposition not in {"nach", "in"}:
            return
        phrase = f"in {noun}"
    yield Asking(
        fact,
        argument,
        phrase,
        referent.name,
        kind,
        (argument,),
        mention,
        accepted=names_of(referent),
        referent=referent,
        case=case,
    )


def _may_be_attribute(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase stands directly behind a noun that it may describe: "lobt die Messe | in Basel"."""
    first = argument.span.first
    before = next((a for a in fact.arguments if a.span.last == first - 1), None)
    if before is None or document.tokens[first - 1].upos != "NOUN" or before.value is not None:
        return False
    if noun_class(document.tokens[first - 1].lemma) == "place" and argument.value is None:
        return True  # "auf dem Flughafen | in Smolensk"
    outside = bare(before.constituent.preposition or "") in _OUTSIDE
    if outside and noun_class(document.tokens[first - 1].lemma) == "body":
        return True  # "2.500 vor dem Ministerium | in Celle"
    nominal = before.role in {Role.OBJECT, Role.INDIRECT, Role.PREDICATE}
    if before.role is Role.SUBJECT and first > fact.heart + 1 and not fact.clause.passive:
        nominal = bare(argument.constituent.preposition or "") in {"aus", "von"}  # "viele Flüchtlinge | aus Syrien"
    if before.role is Role.PREPOSITIONAL:
        nominal = takes_object(fact.clause.predicate, bare(before.constituent.preposition or ""))
    takes = takes_object(fact.clause.predicate, bare(argument.constituent.preposition or ""))
    return nominal and not takes and argument.constituent.confidence < _SURELY_ATTACHED


def place(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask where: in welcher Stadt, in welchem Land, wo."""
    referent, mention = argument.referent, mention_in(argument)
    preposition = bare(argument.constituent.preposition or "")
    if referent is None or mention is None or not names_alone(document, argument):
        return
    if not is_whole(document, argument, mention) or _may_be_attribute(document, fact, argument):
        return
    kind = kind_of(referent)
    case = "Acc" if _leads_there(document, referent, mention) else "Dat"
    asked = _welch(referent, kind, case) if kind in {AnswerKind.CITY, AnswerKind.COUNTRY, AnswerKind.STATE} else None
    if asked is not None and preposition == "in":
        phrase, answer = f"in {asked}", referent.name
        tokens = mention
    elif kind is None and preposition in _LOCATIVE:
        phrase, answer, kind, tokens = "wo", wording.argument(argument), AnswerKind.PLACE, argument.span
    else:
        return
    yield Asking(
        fact,
        argument,
        phrase,
        answer,
        kind or AnswerKind.PLACE,
        (argument,),
        tokens,
        accepted=names_of(referent),
        referent=referent,
        case=case,
    )


def _leads_there(document: Document, referent: Referent, mention: Span) -> bool:
    """Whether the article before a place's name shows that somebody goes there: "in den Jemen", "in die Schweiz"."""
    plural = referent.known is not None and referent.known.plural
    before = document.tokens[max(0, mention.first - 1)].text
    return before in {"die", "das"} or (before == "den" and not plural)


def names_of(referent: Referent) -> tuple[str, ...]:
    """The forms of a name that are right as a typed answer: in full, and a person's family name alone."""
    if referent.is_person and " " in referent.name:
        return (referent.name, referent.name.rsplit(" ", 1)[-1])
    return (referent.name,)
