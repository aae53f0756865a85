"""Which cases a phrase can stand in by its forms, and whether a subject agrees with its verb."""

from __future__ import annotations

from questions.german.document import Document, Token
from questions.german.morphology import verbs
from questions.german.morphology.phrases import agreeing_cells

_ANY = frozenset({"Nom", "Acc", "Dat", "Gen"})
_PRONOUN_CASES = {
    "Nom": "ich du er wir man wer dieser jener jeder keiner einer welcher",
    "Acc": "mich dich ihn wen diesen jenen jeden keinen einen welchen",
    "Dat": "mir dir ihm ihnen wem diesem jenem jedem keinem einem welchem denen dem",
    "Gen": "dessen deren wessen",
    "Nom Acc": "sie es das dies dieses was alles nichts etwas viele alle beide einige mehrere manche wenige viel wenig "
    "die diese jene keine welche welches beides andere vieles",
    "Nom Acc Dat": "jemand niemand",
    "Acc Dat": "uns euch sich",
    "Nom Dat": "ihr der",
    "Dat Acc": "den",
}
_BY_PRONOUN: dict[str, frozenset[str]] = {
    word: frozenset(cases.split()) & _ANY for cases, words in _PRONOUN_CASES.items() for word in words.split()
}
_BY_PERSONAL_PRONOUN = {
    **dict.fromkeys(("ich", "du", "er", "es"), frozenset({"Sing"})),
    **dict.fromkeys(("wir", "ihr"), frozenset({"Plur"})),
}
"""As subjects; "sie" may be either."""
_SURE = 0.9
_EITHER_NUMBER = frozenset(
    "prozent reihe anzahl zahl dutzend hälfte drittel viertel million milliarde tausend mehrheit paar teil menge "
    "vielzahl minderheit fülle gruppe großteil".split()
)
"""Nouns of amount whose verb may follow what is counted."""


def possible_cases(document: Document, first: int, last: int, head: int) -> frozenset[str]:
    """Return the cases that the forms of the phrase allow; all where the forms tell nothing."""
    token = document.tokens[head]
    if token.upos in {"PRON", "DET"}:
        return _BY_PRONOUN.get(token.text.lower(), _ANY)
    if token.upos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return _ANY
    cells = agreeing_cells(document.tokens[first : last + 1], token)
    return frozenset(case for case, _ in cells) or _ANY


def cases_by_number(document: Document, first: int, last: int, head: int) -> frozenset[str]:
    """Return the cases that the forms allow in the number that was found: "in den Streifen" as a singular is Acc."""
    token = document.tokens[head]
    cases = possible_cases(document, first, last, head)
    number = token.feats.get("Number")
    if len(cases) == 1 or number is None or token.upos not in {"NOUN", "PROPN", "ADJ"}:
        return cases
    cells = agreeing_cells(document.tokens[first : last + 1], token)
    return frozenset(case for case, kind in cells if (kind == "Plur") == (number == "Plur")) or cases


def number_of(document: Document, first: int, last: int, head: int) -> frozenset[str]:
    """Return the numbers that a subject may have: by its forms in the nominative, else by the analyser's features."""
    token = document.tokens[head]
    conjuncts = [c for c in document.children(head) if c.relation == "conj" and first <= c.index <= last]
    if conjuncts:
        joined = {c.text.lower() for t in (token, *conjuncts) for c in document.children(t.index) if c.relation == "cc"}
        return frozenset({"Plur"}) if "und" in joined or "sowie" in joined else frozenset({"Sing", "Plur"})
    if token.lemma.lower() in _EITHER_NUMBER or token.tag in {"PIS", "PWS", "CARD", "PDS", "FM", "XY"}:
        return frozenset({"Sing", "Plur"})
    if any(v.first <= head <= v.last and v.number not in {None, 1} and v.first >= first for v in document.values):
        return frozenset({"Sing", "Plur"})  # "zwei Milliarden Euro sollen", "drei Meter sind"
    tagged = token.feats.get("Number")
    if token.tag == "PRELS":
        return _number_of_relative(document, token)
    if token.tag == "PPER":
        return _BY_PERSONAL_PRONOUN.get(token.text.lower(), frozenset({tagged} if tagged else {"Sing", "Plur"}))
    if token.upos in {"NOUN", "PROPN", "ADJ"}:
        kinds = {kind for case, kind in agreeing_cells(document.tokens[first : last + 1], token) if case == "Nom"}
        numbers = frozenset("Plur" if kind == "Plur" else "Sing" for kind in kinds)
        if token.upos == "PROPN" and len(numbers) != 1:
            return frozenset({tagged or "Sing"}) | ({"Plur"} if token.text.endswith(("s", "n")) else set())
        if numbers:
            return numbers
    return frozenset({tagged}) if tagged else frozenset({"Sing", "Plur"})


def agrees(document: Document, finite: Token, first: int, last: int, head: int) -> bool:
    """Whether the phrase can be the subject of the finite verb by person and number."""
    readings = verbs.analyse_form(finite.text.lower())
    token = document.tokens[head]
    person = token.feats.get("Person", "3") if token.tag == "PPER" else "3"
    if token.tag == "PPER" and token.text.lower() == "ihr":
        person = "2"  # as a subject; elsewhere it is a dative
    numbers = {reading.number for reading in readings if reading.person == person}
    if not readings:
        tagged = finite.feats.get("Number")
        numbers = {tagged} if tagged else {"Sing", "Plur"}
    return bool(numbers & number_of(document, first, last, head))


def _number_of_relative(document: Document, token: Token) -> frozenset[str]:
    """The number of a relative pronoun: by its form, else that of the noun on which its clause surely depends."""
    if token.text.lower() in {"der", "das", "dieser", "welcher", "welches"}:
        return frozenset({"Sing"})
    clause = document.tokens[token.head]
    noun = document.tokens[clause.head]
    listed = noun.relation == "conj" or any(c.relation == "conj" for c in document.children(noun.index))
    sure = clause.relation == "acl" and clause.head_prob >= _SURE and noun.upos == "NOUN" and not listed
    number = noun.feats.get("Number")
    amount = noun.lemma.lower() in _EITHER_NUMBER
    if sure and number and not amount:
        return frozenset({number})
    tagged = token.feats.get("Number")
    return frozenset({tagged}) if tagged else frozenset({"Sing", "Plur"})
