"""Slips: what is wrong with a clause as the article has it or as it was understood, so that no item quotes it.

An article's typing errors, endings that do not agree and nouns written small would be the item's own; a phrase that
belongs to another clause, or a verb without what it needs, mean that the analysis lost something.
"""

from __future__ import annotations

import re
from itertools import pairwise

from questions.facts.agreement import DETERMINERS, disagrees
from questions.facts.asides import has_loose_aside
from questions.facts.commonplaces import is_commonplace
from questions.facts.comparisons import lacks_compared
from questions.facts.fact import Fact, Role
from questions.facts.headlines import is_headline
from questions.facts.run_ons import runs_on
from questions.facts.spelling import is_misspelt
from questions.german.calendar import WEEKDAYS
from questions.german.document import Document, Token
from questions.german.gazetteer import lookup
from questions.german.morphology.phrases import agreeing_cells
from questions.german.noun_classes import acts
from questions.german.prepositions import bare

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
_NEEDING_CONTENT = frozenset("mahnen warnen klagen raten drohen appellieren urteilen argumentieren spekulieren".split())
_ABOUT = frozenset("vor zu an über von gegen für um auf".split())
_PREFIXES = frozenset({"ein", "bei", "statt", "teil", "durch"})
"""Verbs' prefixes that end no sentence otherwise, as "mit", "an" (von da an) and "nach" (der Größe nach) may."""
_SIMPLE = frozenset({"in", "auf", "mit", "für", "aus", "bei", "nach", "durch", "an", "gegen", "von", "zu", "um"})
_NEVER_SECOND = _SIMPLE - {"um", "gegen", "an", "zu"} | {"bis"}
_AGED = re.compile(r"\d+-jährige[nrsm]?|[a-zäöü]+jährige[nrsm]?")


def has_slip(document: Document, fact: Fact) -> bool:
    """Whether a fact's clause is misspelt, does not agree in itself, or lacks or has too much of something."""
    words = document.words(fact.clause.span)
    if any(is_misspelt(document, t) or _is_small_noun(document, t) or _is_doubled(document, t) for t in words):
        return True
    if any(_is_one_of_one(document, t) or _is_joined_twice(document, t) for t in words):
        return True
    if any(t.text == "." and t.index < fact.clause.span.last for t in words):
        return True  # a full stop for a comma: "wie Ida Holm. einst Leiterin"
    if has_loose_aside(document, fact) or lacks_compared(document, fact) or is_commonplace(document, fact):
        return True
    if runs_on(document, fact) or _loses_prefix(document, fact) or _tears_date(document, fact):
        return True
    if disagrees(document, fact) or _loses_infinitive(document, fact) or is_headline(document, fact):
        return True
    lacking = _lacks_object(fact) or _lacks_purpose(document, fact) or _mistakes_object(document, fact)
    lacking = lacking or _lacks_said(fact) or _takes_subject_for_content(document, fact)
    return _says_nothing(document, fact) or lacking or _has_stray(document, fact)


def _is_doubled(document: Document, token: Token) -> bool:
    """Whether a small word stands twice: "auf die die Brücke"; behind a comma "die" may be a relative pronoun."""
    before = document.tokens[max(0, token.index - 3) : token.index]
    if not before or not token.text.isalpha() or not token.text.islower() or before[-1].text.lower() != token.text:
        return False
    return not any(t.text == "," for t in before)


def _is_joined_twice(document: Document, token: Token) -> bool:
    """Whether two prepositions stand before one word: "wächst in bis 2050"; "in über 20", "in bis zu 20" are right."""
    if token.tag != "APPR" or token.index == 0 or token.text.lower() not in _NEVER_SECOND:
        return False
    before, behind = document.tokens[token.index - 1], document.tokens[token.index + 1 : token.index + 2]
    both = before.tag == "APPR" and before.text.lower() in _SIMPLE and before.head == token.head
    return both and not (token.text == "bis" and any(t.upos == "ADP" for t in behind))


def _is_one_of_one(document: Document, article: Token) -> bool:
    """Whether "ein" stands before a country or city that nothing describes: "Polen und ein Ungarn sind"."""
    if article.tag != "ART" or not article.text.lower().startswith("ein"):
        return False
    name, following = (document.tokens[min(article.index + step, len(document.tokens) - 1)] for step in (1, 2))
    known = lookup(name.text)
    closes = following.text == "." or following.tag.endswith("FIN") or following.tag == "KON"
    return closes and known is not None and known.kind in {"country", "city"} and name.upos == "PROPN"


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


def _loses_prefix(document: Document, fact: Fact) -> bool:
    """Whether the prefix at the end was taken for part of a phrase: "nimmt dieselbe Haltung wie Holm, Lang, ein"."""
    if fact.verb_final or len(fact.clause.verbs) > 1:
        return False
    last = next((t for t in reversed(document.words(fact.clause.span)) if t.upos != "PUNCT"), None)
    stray = last is not None and last.index not in fact.clause.verbs and last.text in _PREFIXES
    return stray and last is not None and last.index > fact.heart + 1


def _tears_date(document: Document, fact: Fact) -> bool:
    """Whether the day of the month was lost to what follows: "am Freitag | den 13. Graz und Wels"."""
    openers = (document.tokens[a.span.first] for a in fact.arguments)
    return any(
        t.text == "den"
        and t.index > 0
        and document.tokens[t.index - 1].text in WEEKDAYS
        and document.tokens[t.index + 1].text.rstrip(".").isdecimal()
        for t in openers
    )


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


def _lacks_said(fact: Fact) -> bool:
    """Whether somebody warns or complains, and nothing says of what: "Mit Blick auf den Streit mahnte Holm"."""
    if fact.clause.predicate not in _NEEDING_CONTENT or fact.clause.passive:
        return False
    told = any(a.constituent.function in _COMPLEMENTS for a in fact.arguments)
    return not told and not any(bare(a.constituent.preposition or "") in _ABOUT for a in fact.arguments)


def _takes_subject_for_content(document: Document, fact: Fact) -> bool:
    """Whether a clause with "wer" is the subject of what is said: "mahnte, wer spare, verliere"."""
    later = (a for a in fact.arguments if a.constituent.function == "clause" and a.span.first > fact.heart)
    for argument in later:
        comma, verb = (document.tokens[min(argument.span.last + i, len(document.tokens) - 1)] for i in (1, 2))
        opener = document.tokens[argument.span.first].text.lower()
        if opener in {"wer", "was"} and comma.text == "," and verb.tag.endswith("FIN"):
            return True
    return False


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
    if _became_something(document, fact) or _is_coherent(document, fact):
        return True
    stray = _trails(document, fact) or _swallows(document, fact) or _crosses_colon(document, fact)
    return stray or _is_gapped(document, fact)


def _became_something(document: Document, fact: Fact) -> bool:
    """Whether what somebody became was taken for a part of the subject: "So wurde der Bäcker Politiker"."""
    subject = fact.first(Role.SUBJECT)
    if subject is None or fact.clause.predicate != "werden" or fact.clause.passive:
        return False
    words = document.words(subject.span)
    nouns = [t.tag == "NN" and not t.has(Case="Gen") for t in words]
    return any(one and two for one, two in pairwise(nouns))


def _is_coherent(document: Document, fact: Fact) -> bool:
    """Whether an infinitive stands before the closing verb, whose words it shares: "sich ... aufzulehnen begannen"."""
    before = [a for a in fact.arguments if a.span.last == fact.heart - 1 and a.constituent.function == "clause"]
    return fact.verb_final and any(document.tokens[a.span.last].tag in {"VVIZU", "VVINF"} for a in before)


def _is_gapped(document: Document, fact: Fact) -> bool:
    """Whether a second half goes on inside a phrase: "liegt für Ulm bei drei und für | Celle bei vier Prozent"."""
    openers = {bare(a.constituent.preposition): a.span.first for a in fact.arguments if a.constituent.preposition}
    return any(
        word.tag == "KON" and (again := bare(behind.text.lower())) in openers and openers[again] < a.span.first
        for a in fact.arguments
        if a.constituent.preposition and a.constituent.function != "clause"
        for word, behind in pairwise(document.words(a.span))
        if behind.upos == "ADP" and bare(a.constituent.preposition) != bare(behind.text.lower())
    )


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
