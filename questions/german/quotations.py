"""Finds quotations: pairs of quotation marks, whether they hold speech, and who spoke.

A speaker is read, in this order, from what follows the quotation ("…", sagte X / so X), from what precedes it (X
sagte: "…"), from the verb that governs it (X sprach von "…"), from a named source (laut X), from the report that the
quotation stands in, and for a quotation that stands alone from the sentence before it. Each way has its own confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from questions.german.document import Document, NameKind, Quotation, Span
from questions.german.quotation_marks import BLANK_LINE, pairs
from questions.german.reports import Report, find_reports
from questions.german.speakers import (
    Extent,
    is_finite,
    is_label,
    lexical_verb,
    phrase_after,
    predicate_lemma,
    source_in,
    speaker_of,
    subject_of,
)
from questions.german.speech_verbs import LABELLING_VERBS, SOURCE_PREPOSITIONS, SPEECH_VERBS, TITLED_NOUNS

_FRAGMENT = 4
"""A quotation of so many words without a finite verb is a title or a single word unless somebody is said to say it."""


_NEAR = 2
"""How many arcs a fragment may be away from the verb of saying."""


@dataclass(frozen=True, slots=True)
class _Attribution:
    speaker: Extent | None
    cue: int | None
    confidence: float


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the quotations of an analysed text in the order of their first marks, nested ones after the outer one."""
    reports = {report.first: report for report in find_reports(document)}
    terms = Counter(_content(document, first, last) for first, last in pairs(document))
    found: list[Quotation] = []
    outer: Quotation | None = None
    for first, last in sorted(pairs(document)):
        nested = outer is not None and last < outer.last
        quotation = _judged(document, first, last, None if nested else outer, reports, terms)
        found.append(quotation)
        if not nested:
            outer = quotation
    return tuple(found)


def _judged(
    document: Document,
    first: int,
    last: int,
    previous: Quotation | None,
    reports: Mapping[int, Report],
    terms: Counter[str],
) -> Quotation:
    full = _is_clause(document, first, last)
    if not full and (_is_title(document, first, last) or terms[_content(document, first, last)] > 1):
        return Quotation(first, last, is_speech=False, confidence=0.9)
    found = (
        _said_after(document, first, last, full=full)
        or _said_before(document, first)
        or _governed(document, first, last, full=full)
        or _sourced(document, first, last, full=full)
        or _reported(document, first, reports)
        or (_standing_alone(document, first, last, previous, reports) if full else None)
    )
    words = last - first - 1
    if found:
        return Quotation(first, last, is_speech=True, speaker=found.speaker, cue=found.cue, confidence=found.confidence)
    return Quotation(first, last, is_speech=full or words > _FRAGMENT, confidence=0.5)


def _content(document: Document, first: int, last: int) -> str:
    return document.slice(Span(first + 1, last - 1))


def _is_clause(document: Document, first: int, last: int) -> bool:
    """Whether the marks hold a finite verb or a call ("Nie wieder!")."""
    inside = document.tokens[first + 1 : last]
    return any(is_finite(token) for token in inside) or inside[-1].text in {"!", "?"}


def _is_title(document: Document, first: int, last: int) -> bool:
    """Whether the marks hold a name, part of a compound or a "so-called" word; a term quoted twice is one, too."""
    before = document.tokens[first - 1] if first else None
    after = document.tokens[last + 1] if last + 1 < len(document.tokens) else None
    if after and after.text.startswith("-") and len(after.text) > 1:
        return True
    if before is None:
        return False
    inside = document.tokens[first + 1 : last]
    named = all(token.upos == "PROPN" for token in inside)
    apposition = before.upos == "NOUN" and inside[0].text[0].isupper()
    so_called = before.text.lower().startswith(("sogenannt", "selbsternannt")) or before.text == "sog."
    place = before.text.lower() in {"im", "in", "ins", "beim", "gegenüber"} and inside[0].text[0].isupper()
    announced = {before.lemma, before.text} & TITLED_NOUNS or before.text.lower() in SOURCE_PREPOSITIONS
    return named or apposition or place or so_called or bool(announced)


def _said_after(document: Document, first: int, last: int, *, full: bool) -> _Attribution | None:
    """The speaker behind the quotation: "…", sagte X; "…", so X."""
    sentence = document.sentence_of(last)
    place = last + 1
    comma = document.tokens[last - 1].text in {",", "!", "?"}
    while place <= sentence.last and document.tokens[place].text in {",", "–", "-", "—"}:
        comma = True
        place += 1
    if place > sentence.last or not comma:
        return None
    token = document.tokens[place]
    if token.text == "so" and place < sentence.last:
        speaker = phrase_after(document, place + 1, sentence.last)
        return _Attribution(speaker, place, 0.9) if speaker else None
    if not is_finite(token):
        return None
    verb = lexical_verb(document, place)
    known = predicate_lemma(document, verb) in SPEECH_VERBS
    if not known and not full:
        return None
    speaker = _outside(speaker_of(document, verb, frozenset(range(first, last + 1))), first, last)
    speaker = speaker or phrase_after(document, place + 1, sentence.last)
    return _Attribution(speaker, verb, 0.95 if known else 0.75)


def _said_before(document: Document, first: int) -> _Attribution | None:
    """The speaker before a colon: X sagte: "…"; X: "…"."""
    sentence = document.sentence_of(first)
    if first - 1 < sentence.first or document.tokens[first - 1].text != ":":
        return None
    verbs = [index for index in range(sentence.first, first - 1) if is_finite(document.tokens[index])]
    if not verbs:
        speaker = phrase_after(document, sentence.first, first - 2)
        named = speaker and any(token.upos == "PROPN" for token in document.tokens[speaker[0] : speaker[1] + 1])
        return _Attribution(speaker, None, 0.7) if named else None
    known = sorted((lexical_verb(document, verb) for verb in verbs), key=lambda verb: _depth(document, verb))
    saying = [verb for verb in known if predicate_lemma(document, verb) in SPEECH_VERBS]
    cue = saying[0] if saying else known[0]
    speaker = _outside(speaker_of(document, cue), first, first)
    if speaker is None and not saying:
        return None
    return _Attribution(speaker, cue, 0.95 if saying else 0.6)


def _depth(document: Document, index: int) -> tuple[int, int]:
    """How many arcs a verb is below the root, the last of equals first: the main clause says who speaks."""
    steps, token = 0, document.tokens[index]
    while not token.is_root:
        steps, token = steps + 1, document.tokens[token.head]
    return steps, -index


def _governed(document: Document, first: int, last: int, *, full: bool) -> _Attribution | None:
    """The subject of the verb of saying that the quotation depends on: X sprach von "…"."""
    top = _top(document, first, last)
    steps = len(document.tokens) if full or last - first > _FRAGMENT + 1 else _NEAR
    verbs = SPEECH_VERBS if full or last - first > _FRAGMENT + 1 else LABELLING_VERBS | SPEECH_VERBS
    for _ in range(steps):
        token = document.tokens[top]
        if token.is_root:
            break
        top = token.head
        governor = document.tokens[top]
        if first < top < last:
            break
        if governor.upos == "VERB" and predicate_lemma(document, top) in verbs:
            speaker = _outside(speaker_of(document, top, frozenset(range(first, last + 1))), first, last)
            return _Attribution(speaker, top, 0.8) if speaker else None
    return None


def _top(document: Document, first: int, last: int) -> int:
    """The token between the marks whose head lies outside, or the root."""
    for index in range(first + 1, last):
        token = document.tokens[index]
        if token.upos != "PUNCT" and (token.is_root or not first <= token.head <= last):
            return index
    return first + 1


def _sourced(document: Document, first: int, last: int, *, full: bool) -> _Attribution | None:
    """A source named in the quotation's sentence."""
    for sentence in {document.sentence_of(last), document.sentence_of(first)}:
        source = source_in(document, sentence)
        if source and not first <= source[1] <= last:
            return _Attribution(source[0], source[1], 0.8 if full else 0.6)
    return None


def _reported(document: Document, first: int, reports: Mapping[int, Report]) -> _Attribution | None:
    """The speaker whose words the sentence reports otherwise: Sie seien "bestens vorbereitet"."""
    sentence = document.sentence_of(first)
    report = reports.get(sentence.first)
    if report is None or report.speaker is None or sentence.first == first:
        return None
    return _Attribution(report.speaker, report.cue, min(report.confidence, 0.7))


def _standing_alone(
    document: Document, first: int, last: int, previous: Quotation | None, reports: Mapping[int, Report]
) -> _Attribution | None:
    """The speaker of the sentence before, where the quotation fills its sentences and the paragraph goes on."""
    opening, closing = document.sentence_of(first), document.sentence_of(last)
    if opening.first != first or closing.last > last + 1 or not opening.index:
        return None
    before = document.sentences[opening.index - 1]
    if BLANK_LINE.search(document.text, before.end, opening.start):
        return None
    if previous and previous.speaker and previous.last >= before.first:
        return _Attribution(previous.speaker, previous.cue, 0.75)
    report = reports.get(before.first)
    if report and report.speaker:
        return _Attribution(report.speaker, report.cue, 0.6)
    for index in range(before.first, before.last + 1):
        if is_finite(document.tokens[index]):
            speaker = subject_of(document, lexical_verb(document, index))
            if speaker and _is_person(document, speaker) and not is_label(document, speaker):
                return _Attribution(speaker, None, 0.45)
    return None


def _is_person(document: Document, phrase: Extent) -> bool:
    """Whether the phrase is a personal pronoun or holds the name of a person or a body."""
    if phrase[0] == phrase[1] and document.tokens[phrase[0]].tag == "PPER":
        return True
    speaking = {NameKind.PERSON, NameKind.ORGANISATION}
    return any(name.kind in speaking and phrase[0] <= name.first <= phrase[1] for name in document.names)


def _outside(phrase: Extent | None, first: int, last: int) -> Extent | None:
    """The phrase unless it reaches into the quotation."""
    if phrase is None or (phrase[0] <= last and phrase[1] >= first):
        return None
    return phrase
