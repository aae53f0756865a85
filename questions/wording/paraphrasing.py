"""A fact told otherwise, in another order and in other words: true, but no copy of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.attachment import ends_in_doubt
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document
from questions.german.noun_classes import acts, noun_class
from questions.german.prepositions import bare
from questions.german.rewording import reworded, reworded_verb
from questions.german.valency import takes_object
from questions.wording.word_order import Wording

_WHEN_OR_WHERE = frozenset({Role.TIME, Role.SINCE, Role.UNTIL, Role.PLACE})
_MOVABLE = frozenset({*_WHEN_OR_WHERE, Role.PREPOSITIONAL, Role.ADVERBIAL, Role.REASON})
_SURE = 0.8
_FAIRLY_SURE = 0.6
_SMALL_WORDS = 2
_FRONTED = frozenset({"weil", "da", "wenn", "obwohl", "nachdem", "während", "damit", "um", "sobald", "falls"})
_FOCUSING = frozenset({"auch", "nur", "sogar", "selbst", "allein"})
"""Particles that tell of the phrase behind them, which cannot move without: "ermittelt auch | die Polizei"."""
_HEAVY = frozenset({"PPOSAT", "KOKOM", "PROAV", "PAV"})


def paraphrase(document: Document, wording: Wording, fact: Fact) -> str | None:
    """Return the fact told otherwise, or None where German or the analysis leaves a doubt.

    What stood in front goes behind the verb, and the subject or the time or place goes in
    front of it; words that have a sure synonym give way to it.
    """
    words = _other_words(document, wording, fact)
    plain = wording.statement(fact)
    if _keeps_order(document, fact):
        texts = [wording.statement(fact, words)]
    else:
        texts = [wording.statement(fact, words, opener=o) for o in _openers(document, fact)]
        texts.append(wording.statement(fact, words))
    return next((t for t in texts if t is not None and t != plain), None)


def _keeps_order(document: Document, fact: Fact) -> bool:
    if fact.attribution is not None or fact.negated(document) or fact.confidence < _SURE:
        return True
    return any(a.constituent.function == "expletive" for a in fact.arguments)


def _other_words(document: Document, wording: Wording, fact: Fact) -> dict[int, str]:
    """The sure synonyms of a fact's words, but for those of names, dates, quotations and references."""
    fixed = {i for n in document.names for i in range(n.first, n.last + 1)}
    fixed |= {i for q in document.quotations for i in range(q.first, q.last + 1)}
    fixed |= {i for a in fact.arguments if a.role in {Role.TIME, Role.SINCE, Role.UNTIL} for i in a.span}
    fixed |= set(wording.phrases.references.by_token)
    found = {i: name for i, name in _full_names(document, fact).items() if i not in wording.phrases.references.by_token}
    for index in fact.clause.span:
        token = document.tokens[index]
        if index in fixed or (index + 1 < len(document.tokens) and token.text[:1].isupper() and token.upos != "NOUN"):
            continue
        own = index in fact.clause.verbs and not fact.clause.passive and not fact.verb_final
        if own and fact.attribution is None and _acts(document, fact):
            other = reworded_verb(token, fact.clause.predicate)
        else:
            other = reworded(token, document.tokens[min(index + 1, len(document.tokens) - 1)])
        if other is not None:
            found[index] = other
    return found


def _full_names(document: Document, fact: Fact) -> dict[int, str]:
    """The full names of people whom the fact names by the family name alone, each once."""
    found: dict[int, str] = {}
    for argument in fact.arguments:
        person = argument.referent
        if person is None or not person.is_person or " " not in person.name or person.name in found.values():
            continue
        if any(t.relation == "conj" for t in document.words(argument.span)):
            continue  # one of several names alone is not written out
        family = person.name.rsplit(" ", 1)[-1]
        alone = (m.first for m in person.mentions if m.first == m.last and m.first in argument.span)
        index = next((i for i in alone if document.tokens[i].text == family), None)
        if index is not None:
            found[index] = person.name
    return found


def _acts(document: Document, fact: Fact) -> bool:
    """Whether somebody does what the verb says: a storm demands victims in another sense than a union demands pay."""
    subject = fact.first(Role.SUBJECT)
    if subject is None or not fact.all_with(Role.OBJECT, Role.CONTENT):
        return False
    return subject.referent is not None or acts(document.tokens[subject.constituent.head].lemma)


def _openers(document: Document, fact: Fact) -> Iterator[Argument]:
    """Yield what may stand in front instead, the best first."""
    subject = fact.first(Role.SUBJECT)
    finite = fact.clause.finite
    if subject is None or finite is None or not _is_whole(document, fact, subject):
        return
    indefinite = document.tokens[subject.span.first].text.lower().startswith(("ein", "kein"))
    if indefinite and subject.span.first > finite:
        return  # "Ein Streit herrscht ..." is no order of German news
    before = [a for a in fact.arguments if a.span.last < finite]
    if subject not in before:
        focused = document.tokens[subject.span.first - 1].text.lower() in _FOCUSING
        if len(before) == 1 and not focused and _may_move(document, fact, before[0]):
            yield subject
        return
    for argument in fact.arguments:
        if argument.span.first > finite and _may_open(document, argument):
            yield argument
        if document.tokens[argument.span.first].text.lower() == "jeweils":
            continue  # tells of each of what stands before it
        clear = argument.role in _WHEN_OR_WHERE and argument.constituent.confidence >= _SURE
        if clear and argument.span.first > finite and not _may_belong_to_noun(document, fact, argument):
            yield argument


def _may_open(document: Document, argument: Argument) -> bool:
    """Whether a clause at the end may as well come first: why, when or what for, with no pronoun for what follows."""
    if argument.constituent.function != "clause" or argument.introducer not in _FRONTED:
        return False
    words = document.words(argument.span)
    return not any(t.tag in {"PPER", "PPOSAT", "PDS", "PDAT", "PIS"} for t in words)


def _may_move(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether the phrase in front may as well stand behind the verb: no object, no link, nothing that points ahead."""
    words = document.words(argument.span)
    if argument.role not in _MOVABLE or any(t.tag in _HEAVY or t.text == "," for t in words):
        return False
    if takes_object(fact.clause.predicate, bare(argument.constituent.preposition or "")):
        return False
    if argument.role is not Role.TIME and fact.first(Role.TIME) is not None:
        return False  # when comes before where: "tagte 2021 in Sachsen"
    return argument.role is not Role.ADVERBIAL or len(words) > _SMALL_WORDS


def _may_belong_to_noun(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase stands directly behind a noun that it may describe: "die Messe | in Basel"."""
    before = document.tokens[argument.span.first - 1]
    if before.upos == "ADV":
        return True  # "erst ab Mai" moves as a whole or not at all
    if before.upos not in {"NOUN", "PROPN"}:
        return False
    if noun_class(before.lemma) == "event":
        return True  # "bei der Wahl im Jahr 2016"
    follows_subject = fact.first(Role.SUBJECT) is _before(fact, argument)
    return argument.value is None or not (argument.constituent.preposition or follows_subject)


def _before(fact: Fact, argument: Argument) -> Argument | None:
    return next((a for a in fact.arguments if a.span.last + 1 == argument.span.first), None)


def _is_whole(document: Document, fact: Fact, subject: Argument) -> bool:
    """Whether a subject is a noun phrase with all that belongs to it: nothing that may describe it follows apart."""
    words = document.words(subject.span)
    if subject.constituent.confidence < _FAIRLY_SURE or any(t.upos == "PRON" or t.tag == "KOKOM" for t in words):
        return False
    clauses = [a for a in fact.arguments if a.constituent.function == "clause"]
    if any(0 < a.span.first - subject.span.last <= len((",", "zu")) for a in clauses):
        return False  # "die Forderung, ... auszunehmen"
    if subject.span.first > (fact.clause.finite or 0) and ends_in_doubt(document, subject.constituent):
        return False  # "stießen Gäste mit Bier an": it may be the verb's
    if any(document.tokens[a.constituent.head].head in subject.span for a in clauses):
        return False  # "ist kein Zugeständnis erfolgt, dass ..."
    behind = next((a for a in fact.arguments if a.span.first == subject.span.last + 1), None)
    if behind is not None and behind.role is Role.PREDICATE and document.tokens[behind.span.first].upos == "ADP":
        return False  # "ist der Weg von Ulm | ins Tal einer der schönsten"
    if behind is None or behind.constituent.function != "prepositional" or behind.value is not None:
        return True
    takes = takes_object(fact.clause.predicate, bare(behind.constituent.preposition or ""))
    return takes or behind.role in _WHEN_OR_WHERE
