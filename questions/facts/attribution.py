"""Who says it: the source of a clause in the Konjunktiv, so that a statement is never asked as a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.facts.sources import Sources, person_named
from questions.german.claims import is_advice, is_foresight, is_judgement, is_valuation
from questions.german.demands import find_demands
from questions.german.document import Clause, ClauseKind, Document, Quotation, Span
from questions.german.morphology.reinflection import indicative
from questions.german.morphology.verbs import finite as conjugate
from questions.german.noun_classes import noun_class
from questions.german.reports import (
    Report,
    find_context,
    find_reports,
    is_content,
    is_direct,
    is_of_speaker,
    marks_speech,
    may_be_conjunctive,
    reaches_back,
)
from questions.german.speakers import predicate_lemma
from questions.german.speech_verbs import ALLEGATIONS
from questions.references.referents import Referents
from questions.references.resolution import References

_OWN = "eigenen Angaben"
_ADDRESSED = frozenset(
    """ich wir mich uns mir mein meine meinen meinem meiner unser unsere unserem unseren unserer unseres du ihr euch Sie
    Ihnen Ihr Ihre Ihren Ihrem Ihrer Ich Wir Mein Meine Unser Unsere man Man hier Hier""".split()
)
_REFERRING = frozenset({"demnach", "demzufolge"})
_OFFICIAL = frozenset({"mitteilen", "bekanntgeben", "melden", "bestätigen", "vermelden"})
"""Verbs by which a body makes known what the article takes for granted."""
_NOTING = frozenset(
    """mitteilen berichten melden sagen erklären schreiben bestätigen betonen bekanntgeben angeben ankündigen vermelden
    schildern informieren""".split()
)
"""Verbs by which "wie" names the source of its main clause."""
_GUESSED = ("dürfte", "dürften")
_RAISING = frozenset({"erheben", "äußern", "wiederholen", "bekräftigen", "erneuern"})
"""Verbs by which somebody makes a claim their own that a noun names."""
_OPENING = 3  # sentences of headline and lead
_FEWEST, _MOST = 2, 0.6  # nouns that tell what a clause is about, and the share of them that recurs
_TOLD = frozenset({"preterite", "pluperfect"})
_AMBIGUOUS = frozenset({"wollte", "wollten", "sollte", "sollten"})
_POSSIBLE = ("dürfte", "könnte", "müsste", "sollte", "möchte")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A reported or quoted clause turned into "laut ..." with its verb in the indicative.

    `source` is the dative behind "laut"; `finite` the verb's form; `proof` the span that names the speaker; `cue` the
    verb of saying of the same sentence, where there is one.
    """

    source: str
    finite: str
    proof: Span
    confidence: float
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Attributor:
    """Finds the sources of an analysed text's reported clauses."""

    document: Document
    referents: Referents
    references: References
    sources: Sources
    reports: Mapping[int, Report]
    context: Mapping[int, Report]
    unmarked: bool
    demanded: Mapping[int, Report]

    def is_claimed(self, clause: Clause) -> bool:
        """Whether a clause in the indicative is somebody's word: a judgement, or foresight beside somebody's words.

        In a text without quotation marks, what follows somebody's very words or stands between two of their sentences
        may be theirs, too, and so is what they say behind a colon.
        """
        if clause.finite is None:
            return False
        index = self.document.sentence_of(clause.finite).index
        if index in self.demanded or (self.unmarked and self._is_behind_colon(clause, index)):
            return True
        if self._may_go_on_reporting(clause, index):
            return True
        if self._has_source(clause):
            return self.reports[index].cue is None and is_judgement(self.document, clause)
        if index < _OPENING and self._is_denied_later(clause):
            return True
        context = self.context.get(index)
        if context is not None and self._is_of(clause, context):
            return False  # of whoever speaks the newspaper tells
        foresight = context is not None and is_foresight(self.document, clause)
        valued = self.unmarked and context is not None and is_valuation(self.document, clause)
        within = self.unmarked and clause.tense not in _TOLD and not self._is_counted(clause)
        within = within and (self._is_between(index) or self._goes_on(index))
        judged = is_judgement(self.document, clause) or is_advice(self.document, clause)
        return judged or foresight or valued or within

    def _may_go_on_reporting(self, clause: Clause, index: int) -> bool:
        """Whether "wollte" or "sollte" behind a sentence that reports somebody may stand for a conjunctive."""
        finite = self.document.tokens[clause.finite or 0]
        before = self.reports.get(index - 1)
        ambiguous = finite.text.lower() in _AMBIGUOUS and clause.tense == "preterite" and clause.kind is ClauseKind.MAIN
        timed = any(v.day is not None and v.first in clause.span for v in self.document.values)
        return ambiguous and before is not None and not timed and index not in self.reports

    def _is_denied_later(self, clause: Clause) -> bool:
        """Whether a later sentence says that somebody denies what a headline or lead tells: most of its nouns recur."""
        told = {t.lemma for t in self.document.words(clause.span) if t.upos == "NOUN"}
        for report in self.reports.values():
            if not report.denies or report.first <= clause.span.last or len(told) < _FEWEST:
                continue
            denied = {t.lemma for t in self.document.tokens[report.first : report.last + 1] if t.upos == "NOUN"}
            if _MOST * len(told) <= len(told & denied):
                return True
        return False

    def _is_behind_colon(self, clause: Clause, index: int) -> bool:
        """Whether a clause stands behind the colon of a sentence that reports somebody, or goes on: "Nur: ..."."""
        before = self.document.tokens[max(0, clause.span.first - 1)]
        sentence = self.document.sentences[index]
        if before.text != ":" or before.index < sentence.first or clause.tense in _TOLD:
            return False
        return index in self.reports or (before.index == sentence.first + 1 and self._goes_on(index))

    def _is_between(self, index: int) -> bool:
        """Whether the sentence before and the one behind report one speaker, or the one behind goes on reporting."""
        before, later = self.context.get(index), self.reports.get(index + 1)
        if before is None or later is None:
            return False
        if later.cue is None and later.speaker == before.speaker:
            return True
        return self._is_same(before, later)

    def _is_same(self, one: Report, other: Report) -> bool:
        if one.speaker is None or other.speaker is None:
            return False
        source = self.sources.name(Span(*one.speaker))
        return source is not None and source == self.sources.name(Span(*other.speaker))

    def _goes_on(self, index: int) -> bool:
        """Whether the sentence before says a person's very words ("wir" is never the paper), which may go on here."""
        before = self.reports.get(index - 1)
        if index and is_of_speaker(self.document, self.document.sentences[index - 1]):
            return True
        if before is None or not is_direct(self.document, before):
            return False
        return before.speaker is None or self._is_person(Span(*before.speaker))

    def _is_person(self, speaker: Span) -> bool:
        """Whether a speaker is somebody or a letter, not a paper, whose words are seldom quoted at length."""
        if person_named(self.document, self.referents, speaker) is not None:
            return True
        words = self.document.words(speaker)
        return any(t.tag in {"PPER", "PIS"} or noun_class(t.lemma) in {"people", "document"} for t in words)

    def _is_counted(self, clause: Clause) -> bool:
        """Whether a clause tells of something done how many have done: newspapers give the figures themselves."""
        figures = any(v.digits and v.first in clause.span for v in self.document.values)
        return clause.tense == "perfect" and figures

    def _is_of(self, clause: Clause, report: Report) -> bool:
        """Whether the subject of a clause is the speaker: "Abwerzger wünscht sich einen eigenen Kandidaten"."""
        subject = clause.subject()
        if subject is None or report.speaker is None:
            return False
        speaker = Span(*report.speaker)
        said_by = person_named(self.document, self.referents, speaker) or self.sources.referred(speaker)
        named = person_named(self.document, self.referents, subject.span) or self.sources.referred(subject.span)
        return said_by is not None and said_by is named

    def is_told(self, clause: Clause) -> bool:
        """Whether a clause in the indicative has its speaker behind it ("..., sagt Lang") or before it ("demnach").

        What a body makes known counts only where the speaker can be named behind "laut".
        """
        report = self.reports.get(self.document.sentence_of(clause.span.first).index)
        if any(t.text.lower() in _REFERRING for t in self.document.words(clause.span)):
            return True
        if self._is_substitute(clause, report) or is_content(self.document, clause):
            return True
        if report is None or report.cue is None:
            return False
        cue = self.document.tokens[report.cue]
        if cue.text == "so":
            return reaches_back(self.document, cue.index, clause)
        opener = clause.span.last + 2
        if opener > len(self.document.tokens):
            return False  # the text ends without a full stop
        if self.document.tokens[opener - 1].text == "und":
            return any(
                c.kind is ClauseKind.MAIN and c.span.first == opener and self.is_told(c) for c in self.document.clauses
            )
        finite = {cue.index} | {c.index for c in self.document.children(cue.index) if c.relation == "aux"}
        if self.document.tokens[opener - 1].text != "," or opener not in finite:
            return False
        return self.attribute(clause) is not None or predicate_lemma(self.document, cue.index) not in _OFFICIAL

    def _is_substitute(self, clause: Clause, report: Report | None) -> bool:
        """Whether a preterite stands for a conjunctive: "sagte Lang, die Bauern wollten Geld", or he goes on so."""
        if report is None or clause.finite is None or not may_be_conjunctive(self.document, clause.finite):
            return False
        if clause.span.first < 2 or report.cue is None:  # noqa: PLR2004 -- a verb and a comma
            return report.cue is None
        saying = self.document.tokens[report.cue].upos != "ADP"  # behind "zufolge" stands what was
        governs = saying and clause.kind is ClauseKind.MAIN and report.cue < clause.span.first and clause.tense in _TOLD
        return governs and self.document.tokens[clause.span.first - 1].text in {",", ":"}

    def noted(self, clause: Clause, note: Clause) -> Attribution | None:
        """Return whose words a clause is by the note in it: "wie das Amt mitteilte"."""
        subject = note.subject()
        if note.predicate not in _NOTING or subject is None or note.all_with("object") or note.passive:
            return None
        source = self.sources.name(subject.span)
        beside = (self.referents.by_token.get(i) for i in clause.span if i not in note.span)
        named = {r.name for r in beside if r is not None}
        if source is None or clause.finite is None or source in named:
            return None
        return Attribution(source, self.document.tokens[clause.finite].text, subject.span, 0.9, note.finite)

    def claim(self, clause: Clause) -> Attribution | None:
        """Return who claims what a clause in the indicative says: the speaker of the sentences beside it."""
        if clause.finite is None:
            return None
        index = self.document.sentence_of(clause.finite).index
        if index in self.demanded:
            return self._by(clause, self.demanded[index])
        context = self.context.get(index)
        if context is None:
            return self._by(clause, self.reports.get(index))
        valued = any(says(self.document, clause) for says in (is_judgement, is_valuation, is_advice))
        if self.unmarked and not (valued or is_foresight(self.document, clause) or self._is_framed(index)):
            return None  # it may be the newspaper's
        return self._by(clause, context)

    def _is_framed(self, index: int) -> bool:
        """Whether the sentences on both sides say one speaker's very words or report them."""
        before, later = self.reports.get(index - 1), self.reports.get(index + 1)
        if before is None or later is None or not self._is_same(before, later):
            return False
        return is_direct(self.document, before) and later.cue is not None

    def _has_source(self, clause: Clause) -> bool:
        return self.document.sentence_of(clause.span.first).index in self.reports

    def attribute(self, clause: Clause) -> Attribution | None:
        """Return whose words a clause is, or None where the text does not say or the verb has no certain indicative."""
        if clause.finite is None:
            return None
        return self._by(clause, self.reports.get(self.document.sentence_of(clause.finite).index))

    def _by(self, clause: Clause, report: Report | None) -> Attribution | None:
        if report is None or report.speaker is None or clause.finite is None:
            return None
        speaker = Span(*report.speaker)
        source = self.sources.name(speaker)
        finite = self.document.tokens[clause.finite]
        form = None if finite.text.lower().startswith("würd") else indicative(finite.text, finite.lemma)
        if not (clause.mood or "").startswith("subjunctive"):
            form = finite.text
            if self._is_substitute(clause, report):
                present = conjugate(finite.lemma, "3", "Plur", "Pres", "Ind")
                form = present.form if present is not None else None
        if finite.text.lower().startswith(_POSSIBLE):
            form = finite.text  # "dürfte" is a guess, "darf" a permission
        beside = report.cue is not None and self.document.tokens[report.cue].text == "so"
        if source is None or form is None or (speaker.first in clause.span and not beside):
            return None
        if self._holds_aside(clause) or self._is_disputed(clause, report):
            return None
        if self._is_own(clause, speaker):
            source = _OWN
        elif self._names_speaker(clause, speaker):
            return None
        if report.cue is not None and self.document.tokens[report.cue].has(Number="Sing"):
            source = self.sources.in_singular(source, speaker)
        return Attribution(source, form, speaker, report.confidence, report.cue)

    def _names_speaker(self, clause: Clause, speaker: Span) -> bool:
        """Whether a clause says whose view it is itself: "für den Kremlchef war der Zerfall eine Katastrophe"."""
        said_by = person_named(self.document, self.referents, speaker) or self.sources.referred(speaker)
        views = [c.span for c in clause.constituents if c.preposition == "für"]
        meant = {id(r) for span in views for i in span if (r := self.referents.by_token.get(i)) is not None}
        meant |= {id(r) for span in views if (r := self.sources.referred(span)) is not None}
        return said_by is not None and id(said_by) in meant

    def _is_disputed(self, clause: Clause, report: Report) -> bool:
        """Whether a clause is what others claim: the speaker denies it, or it hangs on "Vorwürfe, die ..."."""
        if report.cue is None:
            return False
        first = clause.span.first
        opener = self.document.tokens[max(0, first - 1)]
        before = self.document.tokens[max(0, first - 2)]
        if opener.text == ",":
            alleged = before.lemma in ALLEGATIONS or before.text in ALLEGATIONS
            if alleged and predicate_lemma(self.document, report.cue) not in _RAISING:
                return True
        return report.denies and opener.text != ":"

    def _holds_aside(self, clause: Clause) -> bool:
        """Whether the newspaper puts in a guess of its own: "..., womit Apple gemeint sein dürfte"."""
        inner = (c for c in self.document.clauses if c.span.first in clause.span and len(c.span) < len(clause.span))
        return any(c.finite is not None and self.document.tokens[c.finite].text in _GUESSED for c in inner)

    def _is_own(self, clause: Clause, speaker: Span) -> bool:
        """Whether the clause's subject means the speaker: "sie sei bereit, sagte sie", "Lang habe Zeit, so Lang"."""
        subject = clause.subject()
        if subject is None:
            return False
        if self.document.tokens[subject.head].tag != "PPER":
            person = person_named(self.document, self.referents, subject.span)
            return person is not None and person is person_named(self.document, self.referents, speaker)
        reference = self.references.by_token.get(subject.head)
        if reference is None or reference.proof is None:
            return False
        said_by = self.referents.at(speaker) or self.sources.referred(speaker)
        if said_by is not None and said_by is reference.referent:
            return True
        return speaker.first <= reference.proof.last and reference.proof.first <= speaker.last

    def quoted(self, clause: Clause, quotation: Quotation) -> Attribution | None:
        """Return whose words a clause in quotation marks is; None where it speaks of "ich" or nobody known says it."""
        if clause.finite is None or not quotation.is_speech or quotation.speaker is None:
            return None
        words = self.document.words(clause.span)
        if any(t.has(Person="1") or t.has(Person="2") or t.text in _ADDRESSED for t in words):
            return None
        speaker = Span(*quotation.speaker)
        source = self.sources.name(speaker)
        if source is None:
            return None
        return Attribution(source, self.document.tokens[clause.finite].text, speaker, quotation.confidence)


def attributor(document: Document, referents: Referents, references: References) -> Attributor:
    """Return the attributor of an analysed text."""
    reports = {document.sentence_of(r.first).index: r for r in find_reports(document)}
    unmarked = not any(q.is_speech for q in document.quotations) and not marks_speech(document)
    demanded = find_demands(document)
    sources = Sources(document, referents, references)
    return Attributor(document, referents, references, sources, reports, find_context(document), unmarked, demanded)
