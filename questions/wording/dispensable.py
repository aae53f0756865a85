"""What a sentence is as true and as clear without: links to the sentence before, times of other events, particles."""

from __future__ import annotations

from collections.abc import Sequence

from questions.facts.fact import Argument, Fact, Role
from questions.facts.soundness import clause_of
from questions.german.discourse import is_linking
from questions.german.document import ClauseKind, Document, Token, ValueKind
from questions.german.valency import WITH_INFINITIVE, takes_object
from questions.references.mentions import TIMES
from questions.references.pointing import LATER, is_of_same_day

_TEMPORAL = frozenset(
    "zunächst weiter weiterhin zuletzt später inzwischen mittlerweile wieder jetzt danach zuvor".split()
)
_ACCORDING = frozenset({"entsprechend", "dementsprechend"})
_LINKING = _TEMPORAL | _ACCORDING
_AGAIN = frozenset({"wieder", "erneut", "abermals"})
_PAST = frozenset({"preterite", "perfect", "pluperfect"})
_BESIDES = frozenset({"neben", "außer", "ohne", "trotz"})
_PARTS = frozenset({"dagegen", "damit", "dazu", "dabei", "davor", "daran", "weiter", "danach", "wieder", "zuvor"})
_LASTING = frozenset({"nicht", "immer", "nie", "kein", "keine", "keinen", "einmal", "mehr", "heute"})
_STATES = frozenset(
    """gelten leben wohnen heißen existieren gehören zählen bestehen herrschen wissen kennen besitzen glauben nutzen
    umfassen dienen stammen bilden prägen erinnern""".split()
)
"""Verbs of what lasts: with "heute" in the present they tell of these times, not of one day."""
_DROPPABLE_CLAUSES = frozenset({Role.TIME_CLAUSE, Role.CONCESSION})
_WHO_AND_WHEN = frozenset({Role.SUBJECT, Role.TIME, Role.GRAMMATICAL, Role.ADVERBIAL})
_CORRELATES = frozenset({"PAV", "PROAV"})
_ANNOUNCED = frozenset({"dass", "ob", "wie"})
_BY_MEANS = frozenset({("sparen", "dadurch"), ("einsparen", "dadurch"), ("sparen", "damit"), ("einsparen", "damit")})
_DAYTIMES = frozenset("Morgen Vormittag Mittag Nachmittag Abend Vorabend Nacht".split())
_AGAINST = frozenset({"erst", "noch", "schon", "bereits"})
_LONGEST_DAYTIME = 4  # words: "erst am späten Nachmittag"
_FRAMED = frozenset({ValueKind.DATE, ValueKind.TIME})
_OWN_MEANING = frozenset({"um", "ohne", "statt", "anstatt"})


def is_dispensable(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether the sentence is as true and as clear without the argument."""
    if argument.role in _DROPPABLE_CLAUSES and argument.constituent.function == "clause":
        return not _tells_alone_how(fact, argument)
    if _only_contrasts(document, fact, argument) or _happens_beside(document, fact, argument):
        return True
    if len(argument.span) == 1 and _is_nowadays(fact, document.tokens[argument.span.first].text.lower()):
        return True
    if argument.constituent.function == "expletive":
        return fact.first(Role.SUBJECT) is not None and fact.precedes(argument)
    words = [t for t in document.words(argument.span) if t.upos != "PUNCT"]
    if len(words) == 1 and _tells_nothing_new(document, fact, argument, words[0]):
        return True
    if _is_needed(fact, words) or _closes(document, fact, argument):
        return False  # "hält dagegen", "kommt hinzu": part of the verb
    if not fact.precedes(argument) and any(t.text.lower() in _LINKING for t in words):
        return False  # in the Mittelfeld it says when or how, in the Vorfeld it only links
    if any(_stands_for_object(t.text.lower(), fact.clause.predicate) for t in words):
        return False  # "dazu gehören ..." says too little without "dazu"
    if words and words[-1].tag in _CORRELATES and _announces(document, fact, words[-1]):
        return False  # "dadurch, dass"
    return bool(words) and is_linking(words)


def _tells_alone_how(fact: Fact, argument: Argument) -> bool:
    """Whether a clause with "als" is all that is told beside who and when: "starben Menschen, als ..."."""
    if argument.role is not Role.TIME_CLAUSE or argument.introducer != "als" or fact.precedes(argument):
        return False
    beside = (a for a in fact.arguments if a is not argument)
    return all(a.role in _WHO_AND_WHEN for a in beside)


def _tells_nothing_new(document: Document, fact: Fact, argument: Argument, word: Token) -> bool:
    """Whether a word alone only sets off, stresses or repeats what the sentence says without it."""
    beside = _is_leftover(document, fact, word) or _comes_again(fact, argument, word)
    return beside or _is_by_this_means(fact, word) or _only_stresses(document, fact, word)


def _is_nowadays(fact: Fact, word: str) -> bool:
    """Whether a word says that something is so in these days, which the present tense says, too."""
    return word == "jetzt" or (word == "heute" and _lasts(fact))


def _lasts(fact: Fact) -> bool:
    """Whether a clause in the present tells how things are, not what is to happen on one day: "gilt", "kann"."""
    clause = fact.clause
    state = clause.modal is None and (
        bool(fact.all_with(Role.PREDICATE)) if clause.predicate == "sein" else clause.predicate in _STATES
    )
    return clause.tense == "present" and not clause.passive and state


def _happens_beside(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase only places something beside what another sentence told: "ein Jahr später", "am selben Tag"."""
    if _counts_from_before(document, fact, argument) or _is_day_told_before(document, fact, argument):
        return True
    return _is_daytime_alone(document, fact, argument)


def _is_daytime_alone(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase sets the time of a day against one that another sentence told: "erst am Nachmittag"."""
    words = document.words(argument.span)
    if words[0].text.lower() not in _AGAINST or len(words) > _LONGEST_DAYTIME:
        return False
    daytime = words[-1].lemma in _DAYTIMES and any(t.text.lower() in {"am", "gegen", "in"} for t in words[:-1])
    if not daytime or any(t.upos == "PROPN" or t.tag == "PDAT" for t in words):
        return False
    if any(v.kind in _FRAMED and v.first in fact.clause.span for v in document.values):
        return False
    happened = fact.clause.tense in _PAST and fact.clause.modal is None and not fact.negated(document)
    beside = (a for a in fact.arguments if a is not argument and a.role not in {Role.SUBJECT, Role.GRAMMATICAL})
    return happened and fact.clause.predicate != "sein" and any(len(a.span) > 1 for a in beside)


def _is_day_told_before(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase means the day of another sentence's events: "noch am selben Tag", "am folgenden Abend"."""
    if fact.clause.tense not in _PAST:
        return False
    words = (t for t in document.words(argument.span) if t.upos != "PUNCT")
    return any(is_of_same_day(document, t) for t in words) and not fact.negated(document)


def _only_contrasts(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a clause with "wo" tells of one place while the clause around it tells of another."""
    fronted = argument.span.last < fact.heart
    if argument.constituent.function != "clause" or argument.introducer != "wo" or not fronted:
        return False
    places = [a for a in fact.arguments if a is not argument and a.constituent.preposition in {"in", "im"}]
    inside = any(t.text.lower() in {"in", "im"} for t in document.words(argument.span))
    return fact.clause.predicate != "sein" and bool(places) and inside


def _counts_from_before(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase is part of "ein Jahr später", which counts from what another sentence told."""
    words = document.words(argument.span)
    last = words[-1].index + (words[-1].text.lower() not in LATER)
    later, measure = (document.tokens[min(max(i, 0), len(document.tokens) - 1)] for i in (last, last - 1))
    counts = later.text.lower() in LATER and measure.lemma in TIMES
    if not counts or argument.constituent.function not in {"adverbial", "prepositional"}:
        return False
    return fact.clause.tense in _PAST and fact.clause.predicate != "sein" and not fact.negated(document)


def _announces(document: Document, fact: Fact, word: Token) -> bool:
    """Whether a word such as "dadurch" behind the verb stands for a clause that follows: "dadurch ..., dass"."""
    clauses = [a for a in fact.arguments if a.constituent.function == "clause" and a.span.first > word.index]
    next_to = [a for a in clauses if all(_closes_verb(document, fact, i) for i in range(word.index + 1, a.span.first))]
    infinitive = fact.clause.predicate not in WITH_INFINITIVE and any(_is_infinitive(document, a) for a in next_to)
    return word.index > fact.heart and (infinitive or any(a.introducer in _ANNOUNCED for a in clauses))


def _closes_verb(document: Document, fact: Fact, index: int) -> bool:
    return index in fact.clause.verbs or document.tokens[index].upos == "PUNCT"


def _is_infinitive(document: Document, argument: Argument) -> bool:
    inner = clause_of(document, argument.constituent)
    return inner is not None and inner.kind is ClauseKind.INFINITIVE and argument.introducer not in _OWN_MEANING


def _is_leftover(document: Document, fact: Fact, word: Token) -> bool:
    """Whether a particle says something only beside its neighbour or the sentence before: "mal eben", "noch"."""
    text = word.text.lower()
    told = fact.clause.tense in {"preterite", "perfect", "pluperfect"} and fact.first(Role.TIME) is not None
    following = document.tokens[min(word.index + 1, len(document.tokens) - 1)].text.lower()
    if text == "noch" and any(is_of_same_day(document, t) for t in document.tokens[word.index + 1 : word.index + 3]):
        return fact.clause.tense in _PAST  # goes with "am selben Tag"
    if following in _LASTING:
        return False  # "noch nicht", "noch immer"
    return word.upos == "ADV" and (text == "mal" or (text == "noch" and told and not fact.clause.negated))


def _comes_again(fact: Fact, argument: Argument, word: Token) -> bool:
    """Whether "Wieder" or "Erneut" opens the sentence: what happened again happened."""
    opens = word.text.lower() in _AGAIN and fact.precedes(argument)
    return opens and fact.clause.tense in _PAST and fact.first(Role.SUBJECT) is not None


def _is_by_this_means(fact: Fact, word: Token) -> bool:
    """Whether "so" tells by what means something can be done, which is possible, told so or not: "kann so sinken"."""
    return word.text == "so" and word.tag == "ADV" and fact.clause.modal == "können" and not fact.clause.negated


def _only_stresses(document: Document, fact: Fact, word: Token) -> bool:
    """Whether "überhaupt" stands where nothing is denied or asked."""
    return word.text.lower() == "überhaupt" and not fact.negated(document)


def _is_needed(fact: Fact, words: Sequence[Token]) -> bool:
    """Whether a link says on what condition, "Dann ist der Weg frei", or adds to what is named: "neben ... auch"."""
    text = " ".join(t.text for t in words)
    if text.lower() == "dann":
        happened = fact.clause.tense in _PAST and fact.clause.mood == "indicative" and fact.clause.modal is None
        return not happened and not fact.all_with(Role.CONDITION)
    return text == "auch" and any(a.constituent.preposition in _BESIDES for a in fact.arguments)


def _closes(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a word such as "dagegen" ends a clause with a single verb, where only a part of that verb stands."""
    word = document.tokens[argument.span.last]
    rest = document.tokens[word.index + 1 : fact.clause.span.last + 1]
    single = len(fact.clause.verbs) == 1 and len(argument.span) == 1
    return (
        single and word.text.lower() in _PARTS and word.index > fact.heart + 1 and all(t.upos == "PUNCT" for t in rest)
    )


def _stands_for_object(word: str, predicate: str) -> bool:
    """Whether "dazu" stands for what the verb needs: "dazu gehören", "dabei handelt es sich um"."""
    if not word.startswith("da"):
        return False
    preposition = word.removeprefix("dar") if word.startswith("dar") else word.removeprefix("da")
    means = (predicate, word) in _BY_MEANS  # saved by what?
    return (
        means or takes_object(predicate, preposition) or (predicate, word) in {("handeln", "dabei"), ("kommen", "dazu")}
    )
