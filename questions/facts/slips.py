"""Slips: what is wrong with a clause as the article has it or as it was understood, so that no item quotes it.

An article's typing errors, endings that do not agree and nouns written small would be the item's own; a phrase that
belongs to another clause, or a verb without what it needs, mean that the analysis lost something.
"""

from __future__ import annotations

import re
from functools import lru_cache

from questions.facts.agreement import DETERMINERS, disagrees
from questions.facts.asides import has_loose_aside
from questions.facts.commonplaces import is_commonplace
from questions.facts.comparisons import lacks_compared
from questions.facts.fact import Fact, Role
from questions.facts.headlines import is_headline
from questions.german.document import Document, Token
from questions.german.morphology.lexicon import adjective_entries
from questions.german.morphology.nouns import is_known
from questions.german.morphology.phrases import agreeing_cells
from questions.german.morphology.verbs import is_verb, participle_of
from questions.german.morphology.words import is_adjective, is_listed_adjective
from questions.german.noun_classes import acts

_ENDINGS = ("e", "en", "er", "es", "em")
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
_LEAST_LETTERS = 8  # shorter words have too many neighbours
_LEAST_PART = 4
_UNINFLECTED = frozenset({"ADJD", "VVPP", "ADV"})
_SHAPES = ("förmig", "artig")
_WITHOUT_ZU = frozenset({"werden", "können", "müssen", "sollen", "dürfen", "wollen", "mögen"})
_COPULAS = frozenset({"sein", "werden", "bleiben"})
_SAYING_NOTHING = frozenset({Role.SUBJECT, Role.GRAMMATICAL, Role.SOURCE})
_NOMINAL = frozenset({Role.SUBJECT, Role.OBJECT, Role.INDIRECT})
_APPOINTING = frozenset({"einsetzen", "ernennen", "vorsehen", "berufen"})
_TO_WHAT = frozenset({"als", "zum", "zur", "zu", "in", "im", "ins", "für", "an", "auf", "bei"})
_HELD = frozenset({"Meinung", "Ansicht", "Auffassung", "Überzeugung"})
_COMPLEMENTS = frozenset({"object", "clause", "predicate", "indirect", "genitive", "reflexive"})
_NEEDING = frozenset(
    """mittragen verhindern vermeiden verursachen ermöglichen enthalten umfassen betragen bedeuten benötigen brauchen
    beantragen verabschieden unterzeichnen überreichen verbieten gründen einsetzen einführen abschaffen auslösen
    beenden beschlagnahmen bezeichnen nutzen verwenden besitzen leisten begehen fordern durchführen ernennen berufen
    vorsehen bewirken koordinieren""".split()
)
"""Verbs that say nothing without an object: where it is missing, the analysis missed it."""
_AGED = re.compile(r"\d+-jährige[nrsm]?|[a-zäöü]+jährige[nrsm]?")


def has_slip(document: Document, fact: Fact) -> bool:
    """Whether a fact's clause is misspelt, does not agree in itself, or lacks or has too much of something."""
    words = document.words(fact.clause.span)
    if any(_is_misspelt(document, t) or _is_small_noun(document, t) or _is_doubled(document, t) for t in words):
        return True
    if any(t.text == "." and t.index < fact.clause.span.last for t in words):
        return True  # a full stop for a comma: "wie Ida Holm. einst Leiterin"
    if has_loose_aside(document, fact) or lacks_compared(document, fact) or is_commonplace(document, fact):
        return True
    if disagrees(document, fact) or _loses_infinitive(document, fact) or is_headline(document, fact):
        return True
    lacking = _lacks_object(fact) or _lacks_purpose(document, fact) or _mistakes_object(document, fact)
    return _says_nothing(document, fact) or lacking or _has_stray(document, fact)


def _is_misspelt(document: Document, token: Token) -> bool:
    """Whether an adjective that stands once lacks a letter: unknown, and one letter more makes a known word."""
    word = token.text
    if token.tag in _UNINFLECTED and word.islower() and len(word) >= _LEAST_LETTERS:
        return sum(t.text == word for t in document.tokens) == 1 and _lacks_letter_in_participle(word)
    if token.tag != "ADJA" or not word.islower() or len(word) < _LEAST_LETTERS or is_adjective(word):
        return False
    return sum(t.text == word for t in document.tokens) == 1 and _lacks_letter(word)


@lru_cache(maxsize=1024)
def _lacks_letter(word: str) -> bool:
    """Whether a letter put in makes a listed adjective; an elided e (makabren) is no mistake."""
    if word in adjective_entries():
        return False
    stem = next((word.removesuffix(e) for e in sorted(_ENDINGS, key=len, reverse=True) if word.endswith(e)), word)
    if stem.endswith(_SHAPES):
        return _lacks_letter_in_noun(stem)
    return any(
        is_listed_adjective(word[:place] + letter + word[place:])
        for place in range(1, len(stem))
        for letter in _LETTERS
        if letter != "e"
    )


@lru_cache(maxsize=1024)
def _lacks_letter_in_participle(word: str) -> bool:
    """Whether an unknown word is a participle with a letter put in: "umgerchnet"."""
    known = word in adjective_entries() or is_adjective(word) or is_verb(word) or participle_of(word)
    if known or not word.endswith("t") or "ge" not in word:
        return False
    return any(
        participle_of(word[:place] + letter + word[place:]) for place in range(1, len(word) - 1) for letter in _LETTERS
    )


def _lacks_letter_in_noun(stem: str) -> bool:
    """Whether what "-förmig" is hung on is no noun, and is one with a letter more: "elipsenförmig"."""
    noun = next(stem.removesuffix(shape) for shape in _SHAPES if stem.endswith(shape)).capitalize()
    if len(noun) < _LEAST_PART or is_known(noun) or is_known(noun.removesuffix("s")):
        return False
    return any(is_known(noun[:place] + letter + noun[place:]) for place in range(1, len(noun)) for letter in _LETTERS)


def _is_doubled(document: Document, token: Token) -> bool:
    """Whether a small word stands twice: "auf die die Brücke"; behind a comma "die" may be a relative pronoun."""
    before = document.tokens[max(0, token.index - 3) : token.index]
    if not before or not token.text.isalpha() or not token.text.islower() or before[-1].text.lower() != token.text:
        return False
    return not any(t.text == "," for t in before)


def _loses_infinitive(document: Document, fact: Fact) -> bool:
    """Whether "wird zu sehen sein" was torn apart: "zu" needs a "sein" or "haben" that the clause has or had."""
    verbs = [document.tokens[v] for v in fact.clause.verbs]
    finite = document.tokens[fact.clause.finite or 0]
    torn = any(t.tag == "PTKZU" for t in verbs) and not any(t.tag.startswith("VA") for t in verbs if t is not finite)
    if torn and finite.lemma in _WITHOUT_ZU:
        return True
    if verbs[-1].tag != "VAINF" or not document.tokens[verbs[-1].index - 1].tag.endswith("INF"):
        return False
    return any(a.constituent.function == "clause" and a.span.last + 1 == verbs[-1].index for a in fact.arguments)


def _is_small_noun(document: Document, token: Token) -> bool:
    """Whether "der 16-jährige" stands for somebody, which takes a capital: no noun follows it."""
    if _AGED.fullmatch(token.text) is None or document.tokens[token.index - 1].tag not in DETERMINERS:
        return False
    behind = document.tokens[token.index + 1 :]
    following = next((t for t in behind if t.tag not in {"ADJA", "CARD"}), None)
    return following is None or following.upos not in {"NOUN", "PROPN"}


def _says_nothing(document: Document, fact: Fact) -> bool:
    """Whether "sein" has a subject or a predicate and nothing else: the other half was lost."""
    alone = sum(a.role not in _SAYING_NOTHING for a in fact.arguments) + bool(fact.first(Role.SUBJECT)) <= 1
    if any(t.lemma in _HELD for t in document.words(fact.clause.span)):
        return False  # "sie sind der Meinung"
    return fact.clause.predicate in _COPULAS and not fact.clause.passive and alone


def _lacks_object(fact: Fact) -> bool:
    """Whether a verb that says nothing without an object has none."""
    if fact.clause.predicate not in _NEEDING or fact.clause.passive:
        return False
    return not any(a.constituent.function in _COMPLEMENTS for a in fact.arguments)


def _mistakes_object(document: Document, fact: Fact) -> bool:
    """Whether "über" was lost: "verfügt ein Urteil darüber, dass", for what one has at one's disposal."""
    correlate = any(document.slice(a.span).lower() == "darüber" for a in fact.arguments)
    return fact.clause.predicate == "verfügen" and fact.first(Role.OBJECT) is not None and correlate


def _lacks_purpose(document: Document, fact: Fact) -> bool:
    """Whether somebody is asked or appointed and the text's to what was lost: "Die Partei fordert die Verbände"."""
    objects = [a for a in fact.all_with(Role.OBJECT) if a.constituent.function != "clause"]
    people = any(a.referent is not None and a.referent.is_person for a in objects)
    acting = people or any(acts(document.tokens[a.constituent.head].lemma) for a in objects)
    if fact.clause.predicate == "fordern":
        urged = any(a.introducer not in {"dass", "ob"} for a in fact.all_with(Role.CONTENT))  # "fordert ... auf, zu"
        return acting and (urged or not fact.all_with(Role.PREPOSITIONAL, Role.CONTENT, Role.PURPOSE))
    if fact.clause.predicate not in _APPOINTING or not people:
        return False
    return not any(document.tokens[a.span.first].text.lower() in _TO_WHAT for a in fact.arguments)


def _has_stray(document: Document, fact: Fact) -> bool:
    """Whether a phrase belongs to another clause, which the analysis did not see."""
    return _trails(document, fact) or _swallows(document, fact) or _crosses_colon(document, fact)


def _crosses_colon(document: Document, fact: Fact) -> bool:
    """Whether a phrase opens the next sentence behind a colon: "Der Preis sinkt: Im Mai ..."."""
    openers = (document.tokens[a.span.first] for a in fact.arguments if a.constituent.function != "clause")
    return any(
        t.text[:1].isupper() and t.upos not in {"NOUN", "PROPN"} and document.tokens[t.index - 1].text == ":"
        for t in openers
        if t.index > fact.clause.span.first
    )


def _trails(document: Document, fact: Fact) -> bool:
    """Whether a bare noun phrase stands behind the verbs, where it belongs to another clause that lost its verb."""
    closing = [v for v in fact.clause.verbs if fact.clause.finite is not None and v > fact.clause.finite]
    if not closing:
        return False
    late = [a for a in fact.arguments if a.span.first > closing[-1] and a.constituent.preposition is None]
    return any(
        (a.role in _NOMINAL or (a.role is Role.ADVERBIAL and document.tokens[a.constituent.head].upos == "NOUN"))
        and a.value is None
        and a.constituent.function != "clause"
        and document.tokens[a.span.first].tag not in {"KOKOM", "APPR"}
        and document.tokens[a.span.first - 1].text not in {"(", "["}
        for a in late
    )


def _swallows(document: Document, fact: Fact) -> bool:
    """Whether a phrase goes on with a noun of another case: "um ein Prozent, der Absatz von Gas um zwei"."""
    for argument in fact.arguments:
        case = argument.constituent.case
        words = document.words(argument.span)
        clausal = argument.constituent.function == "clause"
        if argument.constituent.preposition is None or clausal or any(t.tag == "KOKOM" for t in words):
            continue
        for token in words:
            article = document.tokens[token.index - 1]
            listed = token.relation == "conj" and token.upos == "NOUN" and token.head in argument.span
            if not listed or article.tag != "ART" or article.index == argument.span.first:
                continue
            cases = {case_ for case_, _ in agreeing_cells([article, token], token)}
            if case is not None and cases and case not in cases and cases <= {"Nom", "Gen", "Dat"}:
                return True
    return False
