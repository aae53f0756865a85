"""Finds reported speech without quotation marks and who is reported.

A sentence is a report where a verb of saying governs a clause, where it names a source ("laut X"), or where its finite
verb stands in the first conjunctive. Conjunctive sentences without a speaker of their own go on with the speaker of the
sentence before them, as long as the paragraph lasts.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from questions.german.document import Document, Sentence
from questions.german.quotation_marks import BLANK_LINE, pairs
from questions.german.speakers import (
    Extent,
    is_finite,
    lexical_verb,
    predicate_lemma,
    source_in,
    speaker_of,
)
from questions.german.speech_verbs import SPEECH_VERBS

_FORMS = """
habe werde könne müsse solle wolle dürfe möge wisse gebe gehe komme stehe liege bleibe sehe nehme halte
lasse mache führe bringe finde denke glaube brauche gelte bestehe handele handle drohe fehle gehöre
erwarte fordere sage bedeute zeige
"""
_SECOND_CONJUNCTIVE = ("würde", "würden", "wären", "hätten", "könnten", "müssten", "dürften")
_FIRST_CONJUNCTIVE = frozenset(_FORMS.split())


@dataclass(frozen=True, slots=True)
class Report:
    """Reported speech in the sentence of the tokens `first` to `last`.

    `speaker` is the phrase of who is reported, possibly in an earlier sentence, None where the text does not say; `cue`
    the verb or preposition that says so, None where the speaker goes on.
    """

    first: int
    last: int
    speaker: Extent | None
    cue: int | None
    confidence: float


def find_reports(document: Document) -> tuple[Report, ...]:
    """Return the reporting sentences of an analysed text in order; what stands in quotation marks reports nothing."""
    quoted = {index for first, last in pairs(document) for index in range(first, last + 1)}
    found: list[Report] = []
    speaker: Extent | None = None
    end = 0
    for sentence in document.sentences:
        if BLANK_LINE.search(document.text, end, sentence.start):
            speaker = None
        end = sentence.end
        finite = [index for index in _words(sentence) if index not in quoted and is_finite(document.tokens[index])]
        report, named = _named(document, sentence, finite, quoted)
        conjunctive = any(_is_first_conjunctive(document, index) for index in finite)
        substitute = speaker is not None and any(_is_second_conjunctive(document, index) for index in finite)
        substitute = substitute or (speaker is not None and _refers_back(document, sentence))
        if report is None and (conjunctive or substitute):
            confidence = 0.75 if speaker and conjunctive else 0.6 if speaker else 0.4
            report = Report(sentence.first, sentence.last, speaker, None, confidence)
        if report:
            found.append(report)
        elif finite:
            speaker = named
        if report and report.speaker:
            speaker = report.speaker
    return tuple(found)


def _refers_back(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence goes on with a source: "Demnach ist ..."."""
    return any(document.tokens[index].text.lower() in {"demnach", "demzufolge"} for index in _words(sentence))


def _words(sentence: Sentence) -> range:
    return range(sentence.first, sentence.last + 1)


def _named(
    document: Document, sentence: Sentence, finite: Sequence[int], quoted: AbstractSet[int]
) -> tuple[Report | None, Extent | None]:
    """The report that a sentence makes by its own words, and whom it lets speak even without one."""
    named = None
    conjunctive = any(_is_first_conjunctive(document, index) for index in finite)
    for index in finite:
        verb = lexical_verb(document, index)
        if predicate_lemma(document, verb) not in SPEECH_VERBS or _is_first_conjunctive(document, index):
            continue
        speaker = speaker_of(document, verb, quoted)
        governs = any(child.relation in {"ccomp", "parataxis"} for child in document.children(verb))
        if governs or document.tokens[verb].relation == "parataxis":
            return Report(sentence.first, sentence.last, speaker, verb, 0.9), speaker
        if conjunctive:
            return Report(sentence.first, sentence.last, speaker, verb, 0.8), speaker
        named = named or speaker
    source = source_in(document, sentence)
    if source:
        return Report(sentence.first, sentence.last, source[0], source[1], 0.85), source[0]
    return None, named


def is_conjunctive(document: Document, sentence: Sentence) -> bool:
    """Whether a finite verb of the sentence stands in the first conjunctive: "er habe", "sie seien"."""
    return any(_is_first_conjunctive(document, i) for i in _words(sentence) if is_finite(document.tokens[i]))


def _is_first_conjunctive(document: Document, index: int) -> bool:
    """Whether a finite verb ends in "-e" with a subject in the third person singular, where the indicative has "-t"."""
    token = document.tokens[index]
    form = token.text.lower()
    if form in {"sei", "seien", "seiest"}:
        return True
    if not form.endswith("e") or form.endswith(("te", "würde", "wäre")) or token.has(Mood="Imp"):
        return False
    children = [child for verb in {index, lexical_verb(document, index)} for child in document.children(verb)]
    subjects = [child for child in children if child.relation == "nsubj"]
    if form == "wurde" or any(child.text.lower() == "ich" for child in children):
        return False
    third = any(not subject.has(Number="Plur") for subject in subjects)
    return token.has(Mood="Sub") or third or (form in _FIRST_CONJUNCTIVE and token.has(Number="Sing", Person="3"))


def _is_second_conjunctive(document: Document, index: int) -> bool:
    """Whether the verb stands in the second conjunctive, which replaces a first that looks like the indicative."""
    token = document.tokens[index]
    return token.has(Mood="Sub") and token.text.lower().endswith(_SECOND_CONJUNCTIVE)
