"""Who says it: the source of a clause in the Konjunktiv, so that a statement is never asked as a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.german.document import Clause, Document, Quotation, Span
from questions.german.morphology.phrases import decline
from questions.german.morphology.reinflection import indicative
from questions.german.noun_classes import acts
from questions.german.reports import Report, find_reports
from questions.references import References
from questions.referents import Referent, Referents

_MAX_WORDS = 6
_ADDRESSED = frozenset(
    """ich wir mich uns mir mein meine meinen meinem meiner unser unsere unserem unseren unserer unseres du ihr euch Sie
    Ihnen Ihr Ihre Ihren Ihrem Ihrer Ich Wir Mein Meine Unser Unsere man Man hier Hier""".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A reported or quoted clause turned into "laut ..." with its verb in the indicative.

    `source` is the dative behind "laut"; `finite` the verb's form; `proof` the span that names the speaker.
    """

    source: str
    finite: str
    proof: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Attributor:
    """Finds the sources of an analysed text's reported clauses."""

    document: Document
    referents: Referents
    references: References
    reports: Mapping[int, Report]

    def attribute(self, clause: Clause) -> Attribution | None:
        """Return whose words a clause is, or None where the text does not say or the verb has no certain indicative."""
        if clause.finite is None:
            return None
        report = self.reports.get(self.document.sentence_of(clause.finite).index)
        if report is None or report.speaker is None:
            return None
        speaker = Span(*report.speaker)
        source = self._source(speaker)
        finite = self.document.tokens[clause.finite]
        form = None if finite.text.lower().startswith("würd") else indicative(finite.text)
        if source is None or form is None or speaker.first in clause.span:
            return None
        return Attribution(source, form, speaker, report.confidence)

    def quoted(self, clause: Clause, quotation: Quotation) -> Attribution | None:
        """Return whose words a clause in quotation marks is; None where it speaks of "ich" or nobody known says it."""
        if clause.finite is None or not quotation.is_speech or quotation.speaker is None:
            return None
        words = self.document.words(clause.span)
        if any(t.has(Person="1") or t.has(Person="2") or t.text in _ADDRESSED for t in words):
            return None
        speaker = Span(*quotation.speaker)
        source = self._source(speaker)
        if source is None:
            return None
        return Attribution(source, self.document.tokens[clause.finite].text, speaker, quotation.confidence)

    def _source(self, speaker: Span) -> str | None:
        """Return the speaker as it stands behind "laut": a person's full name, or a phrase in the dative."""
        named = self.referents.at(speaker) or self._referred(speaker)
        if named is not None and named.is_person:
            return named.name
        words = self.document.words(speaker)
        heads = [t for t in words if t.upos == "NOUN" and t.head not in speaker]
        if len(words) > _MAX_WORDS or len(heads) != 1 or not acts(heads[0].lemma):
            return None
        return None if self.references.unresolved(speaker) else decline(words, "Dat")

    def _referred(self, speaker: Span) -> Referent | None:
        for index in speaker:
            reference = self.references.by_token.get(index)
            if reference is not None and reference.referent is not None:
                return reference.referent
        return None


def is_reported(document: Document, clause: Clause) -> bool:
    """Whether a clause stands in the Konjunktiv, somebody's words or mere possibility, or goes on with one that does.

    A clause that shares the subject of the clause before it shares its mood: "sie hätten Angst und schwiegen".
    """
    if (clause.mood or "").startswith("subjunctive"):
        return True
    subject = clause.subject()
    if subject is None or subject.span.last >= clause.span.first:
        return False
    first = next((c for c in document.clauses if c is not clause and c.subject() == subject), None)
    return first is not None and (first.mood or "").startswith("subjunctive")


def attributor(document: Document, referents: Referents, references: References) -> Attributor:
    """Return the attributor of an analysed text."""
    reports = {document.sentence_of(r.first).index: r for r in find_reports(document)}
    return Attributor(document, referents, references, reports)
