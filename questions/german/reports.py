"""Finds reported speech without quotation marks and who is reported.

A sentence is a report where a verb of saying governs a clause, where it names a source ("laut X"), or where its finite
verb stands in the first conjunctive. Conjunctive sentences without a speaker of their own go on with the speaker of the
sentence before them, as long as the paragraph lasts.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from questions.german.document import Clause, ClauseKind, Document, Sentence
from questions.german.morphology.verbs import analyse_form
from questions.german.noun_classes import acts
from questions.german.quotation_marks import BLANK_LINE, pairs
from questions.german.speakers import (
    Extent,
    is_finite,
    lexical_verb,
    predicate_lemma,
    source_in,
    speaker_of,
    trimmed,
)
from questions.german.speech_verbs import DENYING, SPEAKERLESS, SPEECH_VERBS, STATEMENT_NOUNS

_FORMS = """
habe werde könne müsse solle wolle dürfe möge wisse gebe gehe komme stehe liege bleibe sehe nehme halte
lasse mache führe bringe finde denke glaube brauche gelte bestehe handele handle drohe fehle gehöre
erwarte fordere sage bedeute zeige
"""
_SECOND_CONJUNCTIVE = ("würde", "würden", "wären", "hätten", "könnten", "müssten", "dürften")
_FULL_STOPS = frozenset(".!?:…") | {"“", "”", '"', "«", "»"}
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "acl"})
_LET = frozenset({"verbreiten", "mitteilen", "wissen", "ausrichten", "verlauten", "erklären", "verkünden"})
_POINTING = frozenset({"Das", "Dies", "So"})
_ANNOUNCING = frozenset({"Dazu", "Darauf", "So"})
_MOST_BEFORE_COLON = 8  # words
_SAID_BEHIND = 0.75
_GOES_ON = 0.65
_APART = 0.85  # across a paragraph
_FIRST_CONJUNCTIVE = frozenset(_FORMS.split())
_OWN_VOICE = frozenset("ich wir uns mich mir unser unsere unserem unseren unserer mein meine meinem meinen".split())
_SUPPOSING = frozenset({"wenn", "falls", "sofern", "ob"})
_TOLD = frozenset({"preterite", "pluperfect"})


@dataclass(frozen=True, slots=True)
class Report:
    """Reported speech in the sentence of the tokens `first` to `last`.

    `speaker` is the phrase of who is reported, possibly in an earlier sentence, None where the text does not say; `cue`
    the verb or preposition that says so, None where the speaker goes on; `denies` whether it says that what is claimed
    is not so.
    """

    first: int
    last: int
    speaker: Extent | None
    cue: int | None
    confidence: float
    denies: bool = False


def find_reports(document: Document) -> tuple[Report, ...]:
    """Return the reporting sentences of an analysed text in order; what stands in quotation marks reports nothing."""
    quoted = {index for first, last in pairs(document) for index in range(first, last + 1)}
    unmarked = not marks_speech(document)
    found: list[Report] = []
    speaker: Extent | None = None
    end = 0
    told = False  # whether the sentence before reports somebody
    for sentence in document.sentences:
        apart = bool(BLANK_LINE.search(document.text, end, sentence.start))
        if (apart and not told) or _is_heading(document, sentence):
            speaker = None
        end = sentence.end
        finite = [index for index in _words(sentence) if index not in quoted and is_finite(document.tokens[index])]
        report, named = _named(document, sentence, finite, quoted)
        main = [index for index in finite if _is_main(document, index)]
        conjunctive = any(_is_first_conjunctive(document, index) for index in main)
        substitute = speaker is not None and told and any(_is_second_conjunctive(document, index) for index in main)
        substitute = substitute or (speaker is not None and _refers_back(document, sentence))
        substitute = substitute or (speaker is not None and told and _stands_between(document, sentence, main))
        report = report or _announced(document, sentence)
        if report is None and (conjunctive or substitute):
            confidence = 0.75 if speaker and conjunctive else 0.6 if speaker else 0.4
            confidence *= _APART if apart and speaker else 1.0
            report = Report(sentence.first, sentence.last, speaker, None, confidence)
        if report:
            found.append(report)
        elif finite and not (unmarked and told and found and _goes_on(document, found[-1], sentence, finite)):
            speaker = named
        if report and report.speaker:
            speaker = report.speaker
        told = report is not None or (told and not finite)
    return tuple(found)


def _announced(document: Document, sentence: Sentence) -> Report | None:
    """The report of a sentence that a speaker opens without a verb: "Dazu der Minister: Das Risiko ist gering"."""
    words = document.tokens[sentence.first : sentence.last + 1]
    colon = next((t.index for t in words[: _MOST_BEFORE_COLON + 1] if t.text == ":"), None)
    opening = words[: (colon or sentence.first) - sentence.first]
    spoken = colon is not None and any(is_finite(t) for t in words[len(opening) :])
    if not spoken or not opening or opening[0].text not in _ANNOUNCING or any(is_finite(t) for t in opening):
        return None
    first, last = trimmed(document, sentence.first + 1, sentence.first + len(opening) - 1)
    speaking = any(t.upos == "PROPN" or acts(t.lemma) for t in document.tokens[first : last + 1])
    return Report(sentence.first, sentence.last, (first, last), None, 0.7) if speaking else None


def marks_speech(document: Document) -> bool:
    """Whether the text sets what somebody says in quotation marks: some of them hold a finite verb."""
    return any(is_finite(document.tokens[i]) for first, last in pairs(document) for i in range(first, last + 1))


def is_direct(document: Document, report: Report) -> bool:
    """Whether a sentence without quotation marks says somebody's very words: "Das ist ein Fehler, sagte Lang".

    They may stand behind a colon, too: "Lang sagte: Das ist ein Fehler".
    """
    if report.cue is None or document.tokens[report.cue].upos not in {"VERB", "AUX", "PRON"}:
        return False
    words = document.tokens[report.first : report.last + 1]
    colon = next((t.index for t in words if t.text == ":" and t.index > report.cue), None)
    verb = report.cue - (document.tokens[report.cue].text == "es")  # "heißt es"
    before = document.tokens[max(report.first, verb - 1)]
    said = [t for t in words if is_finite(t) and (colon is None or t.index > colon)]
    moods = any(t.has(Mood="Sub") or _is_first_conjunctive(document, t.index) for t in said)
    return (before.text in {",", "!", "?"} or (colon is not None and bool(said))) and not moods


def _stands_between(document: Document, sentence: Sentence, main: Sequence[int]) -> bool:
    """Whether the sentences before and behind stand in the first conjunctive and this one may mean the second.

    "Das Land sei voll. Viele fühlten sich fremd. Das müsse aufhören.": "fühlen" would be no conjunctive. Figures and
    dates tell what was: "Am Montag hielten sich dort 300 Leute auf."
    """
    if any(sentence.first <= v.first <= sentence.last and (v.digits or v.day is not None) for v in document.values):
        return False
    beside = (sentence.index - 1, sentence.index + 1)
    inside = beside[0] >= 0 and beside[1] < len(document.sentences)
    if not inside or not all(is_conjunctive(document, document.sentences[i]) for i in beside):
        return False
    later = document.sentences[beside[1]]
    together = not BLANK_LINE.search(document.text, sentence.end, later.start)
    return together and any(may_be_conjunctive(document, i) for i in main)


def may_be_conjunctive(document: Document, index: int) -> bool:
    """Whether a plural is preterite and second conjunctive alike, which replaces the first: "sie fühlten sich"."""
    token = document.tokens[index]
    readings = [r for r in analyse_form(token.text.lower()) if (r.person, r.number, r.tense) == ("3", "Plur", "Past")]
    return not token.has(Number="Sing") and {r.mood for r in readings} == {"Ind", "Sub"}


def _goes_on(document: Document, report: Report, sentence: Sentence, finite: Sequence[int]) -> bool:
    """Whether a sentence may go on with somebody's very words: it follows them and tells nothing as past."""
    follows = report.last + 1 == sentence.first
    return follows and is_direct(document, report) and not any(document.tokens[i].has(Tense="Past") for i in finite)


def find_context(document: Document) -> dict[int, Report]:
    """Return by sentence index who was speaking just before, or says just behind that it was him: "Das meint X".

    Only for sentences that report nothing by their own words: who claims something there may be that speaker. Where the
    sentence before only tells of somebody's saying ("X rechnet mit Regen"), there is no speaker.
    """
    reports = {report.first: report for report in find_reports(document)}
    quoted = {index for first, last in pairs(document) for index in range(first, last + 1)}
    found: dict[int, Report] = {}
    speaker: Extent | None = None
    sure = False
    end = 0
    for sentence in document.sentences:
        if BLANK_LINE.search(document.text, end, sentence.start) or _is_heading(document, sentence):
            speaker = None
        end = sentence.end
        report = reports.get(sentence.first)
        finite = [index for index in _words(sentence) if index not in quoted and is_finite(document.tokens[index])]
        _, named = _named(document, sentence, finite, quoted)
        if report is not None or named is not None:
            speaker = report.speaker if report is not None else named
            sure = report is not None
            if speaker is not None and document.tokens[sentence.first].text in _POINTING and sentence.index:
                before = sentence.index - 1
                found.setdefault(before, Report(sentence.first, sentence.last, speaker, None, _SAID_BEHIND))
        elif speaker is not None:
            found[sentence.index] = Report(sentence.first, sentence.last, speaker if sure else None, None, _GOES_ON)
    return found


def _is_main(document: Document, finite: int) -> bool:
    """Whether a finite verb is that of a main clause: what hangs on another verb is not the sentence's own mood."""
    verb = document.tokens[lexical_verb(document, finite)]
    if verb.relation == "cop":
        verb = document.tokens[verb.head]
    return verb.is_root or verb.relation in {"conj", "parataxis"} or document.tokens[finite].is_root


def _is_heading(document: Document, sentence: Sentence) -> bool:
    """Whether a line without finite verb and full stop stands between paragraphs."""
    words = document.tokens[sentence.first : sentence.last + 1]
    return words[-1].text not in _FULL_STOPS and not any(is_finite(token) for token in words)


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
        if _is_first_conjunctive(document, index) or document.tokens[index].has(Mood="Sub"):
            continue
        holder = states(document, verb)
        if (holder == verb and not _is_saying(document, verb)) or _is_hearsay(document, index, verb):
            continue
        if any(c.tag == "KOUS" and c.text.lower() in _SUPPOSING for c in document.children(verb)):
            continue  # "Wenn Lang meint, dass ..., hat er recht": nobody has said it
        if document.tokens[verb].lemma in SPEAKERLESS:
            break  # who says it stands in another phrase
        speaker = speaker_of(document, verb, quoted)
        governs = any(child.relation in _CLAUSES for child in document.children(holder))
        if governs or document.tokens[verb].relation == "parataxis":
            denies = predicate_lemma(document, verb) in DENYING
            return Report(sentence.first, sentence.last, speaker, verb, 0.9, denies), speaker
        if conjunctive and any(child.tag == "KOUS" for child in document.children(verb)):
            continue  # what is said there is no more than named: "dass sich die Union dazu äußert"
        if conjunctive:
            denies = predicate_lemma(document, verb) in DENYING
            return Report(sentence.first, sentence.last, speaker, verb, 0.8, denies), speaker
        named = named or speaker
    source = source_in(document, sentence)
    if source:
        return Report(sentence.first, sentence.last, source[0], source[1], 0.85), source[0]
    nobody = any(document.tokens[lexical_verb(document, index)].lemma in SPEAKERLESS for index in finite)
    if nobody and conjunctive:
        return Report(sentence.first, sentence.last, None, None, 0.8), None
    return None, named


def _is_hearsay(document: Document, finite: int, verb: int) -> bool:
    """Whether others say that somebody said it ("soll gestanden haben"), or nobody says a thing ("droht zu reißen")."""
    if document.tokens[finite].lemma in {"sollen", "wollen"} and document.tokens[verb].tag == "VVPP":
        return True
    governed = [child for child in document.children(verb) if child.relation in _CLAUSES]
    return document.tokens[verb].lemma == "drohen" and bool(governed) and all(c.tag == "VVINF" for c in governed)


def _is_saying(document: Document, verb: int) -> bool:
    """Whether a verb is one of saying, or lets something be said: "ließ mitteilen"."""
    if document.tokens[verb].lemma == "lassen":
        return any(child.lemma in _LET for child in document.children(verb) if child.has(VerbForm="Inf"))
    return predicate_lemma(document, verb) in SPEECH_VERBS


def states(document: Document, verb: int) -> int:
    """Return the noun that says what kind of statement it is ("die Ansicht vertreten, dass ..."), else the verb."""
    for child in document.children(verb):
        if child.relation == "obj" and child.lemma in STATEMENT_NOUNS:
            return child.index
    return verb


def is_conjunctive(document: Document, sentence: Sentence) -> bool:
    """Whether a finite verb of the sentence stands in the first conjunctive: "er habe", "sie seien"."""
    return any(_is_first_conjunctive(document, i) for i in _words(sentence) if is_finite(document.tokens[i]))


def _is_first_conjunctive(document: Document, index: int) -> bool:
    """Whether a finite verb ends in "-e" with a subject in the third person singular, where the indicative has "-t"."""
    token = document.tokens[index]
    form = token.text.lower()
    if form in {"sei", "seien", "seiest"}:
        return True
    readings = [reading for reading in analyse_form(form) if reading.person == "3"]
    certain = bool(readings) and all((r.mood, r.tense) == ("Sub", "Pres") for r in readings)
    preterite = form.endswith(("te", "würde", "wäre")) and not certain
    if not form.endswith("e") or preterite or token.has(Mood="Imp"):
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
    form = token.text.lower()
    if form.endswith(_SECOND_CONJUNCTIVE):
        return token.has(Mood="Sub")
    readings = [reading for reading in analyse_form(form) if reading.person == "3"]
    return bool(readings) and all((r.mood, r.tense) == ("Sub", "Past") for r in readings)


def is_of_speaker(document: Document, sentence: Sentence) -> bool:
    """Whether somebody speaks of himself outside of quotation marks: "Der Rat sieht Gründe: Wir haben kein Heim"."""
    words = document.tokens[sentence.first : sentence.last + 1]
    quoted = (q for q in document.quotations if sentence.first <= q.first <= sentence.last)
    return not any(quoted) and any(t.text.lower() in _OWN_VOICE and t.upos in {"PRON", "DET"} for t in words)


def reaches_back(document: Document, cue: int, clause: Clause) -> bool:
    """Whether ", so X" says whose words a clause is: its own, or those of the one before a comma or colon.

    A conjunctive behind the colon stands beside what the newspaper says: "Der Umsatz sinkt: Es fehle Geld, so X".
    """
    if cue in clause.span:
        return True
    behind = document.tokens[clause.span.last + 1]
    sentence = document.sentence_of(cue)
    if (
        clause.kind is not ClauseKind.MAIN
        or clause.tense in _TOLD
        or behind.text not in {":", ","}
        or behind.index > cue
    ):
        return False
    later = [c for c in document.clauses if c.kind is ClauseKind.MAIN and behind.index < c.span.first < cue]
    return len(later) == 1 and cue <= later[0].span.last + 1 and not is_conjunctive(document, sentence)


def is_content(document: Document, clause: Clause) -> bool:
    """Whether a main clause is what another says: "Die Post berichtet, die Halle schließt", "..., machte X klar".

    What stands in front of the verb is said, whatever verb follows it; what stands behind, by a verb of saying.
    """
    first, last = clause.span.first, clause.span.last
    for other in document.clauses:
        if other is clause or other.kind is not ClauseKind.MAIN or other.finite is None:
            continue
        held = next((c for c in other.all_with("clause") if first in c.span and last in c.span), None)
        if held is None or clause.kind is not ClauseKind.MAIN:
            continue
        if any(document.tokens[i].text == ":" for i in range(last + 1, other.finite)):
            continue  # before a colon the newspaper sums up: "Die Firma wächst: „Wir bauen an“, sagte Lang"
        subject = other.subject()
        if held.span.last < other.finite and subject is not None and subject.span.first > other.finite:
            return True
        if held.span.first > other.finite and other.predicate in SPEECH_VERBS and not other.all_with("object"):
            return True
    behind = document.tokens[last + 1 : last + 3]
    return [t.text for t in behind] in (["–", "so"], ["-", "so"], ["—", "so"])


def is_reported(document: Document, clause: Clause) -> bool:
    """Whether a clause stands in the Konjunktiv, somebody's words or mere possibility, or goes on with one that does.

    A clause that shares the subject of the clause before it shares its mood: "sie hätten Angst und schwiegen".
    """
    if (clause.mood or "").startswith("subjunctive"):
        return True
    subject = clause.subject()
    if subject is None or subject.span.last >= clause.span.first:
        return False
    sharing = [c for c in document.clauses if (s := c.subject()) is not None and s.head == subject.head]
    return (sharing[0].mood or "").startswith("subjunctive")
