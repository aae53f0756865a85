"""What a dependent clause tells that is true by itself: "Lang, die 2019 gewann, ..." also says "Lang gewann 2019".

Only clauses whose truth the sentence takes for granted count (presuppositions of time clauses and of "weil" and
"obwohl"; relative clauses that do not restrict what they describe), only where whose words the sentence is leaves no
doubt, and only with a subject that is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.german.clauses.subjects import SAYING
from questions.german.document import Clause, ClauseKind, Constituent, Document, NameKind, Span, Token
from questions.german.morphology.verbs import is_verb, parted
from questions.german.prepositions import bare
from questions.german.valency import takes_object
from questions.references.referents import Referents
from questions.references.resolution import References

_PAST = frozenset({"preterite", "pluperfect", "perfect"})
_TIMES = frozenset({"nachdem", "als", "während"})  # what was to come "bevor" something happened need not have come
_GROUNDS = frozenset({"weil", "da", "obwohl", "obgleich", "während", "zumal"})
_SURE = 0.8
_SURELY_WITHIN = 0.75
_SURELY_APART = 0.55
_LEAST_SURE = 0.3  # of an arc to a name that stands directly before the clause and agrees with its pronoun
_PRONOUN_KINDS = {"der": frozenset({"Masc"}), "die": frozenset({"Fem", "Plur"}), "das": frozenset({"Neut"})}
_JUDGING = frozenset(
    """anklagen anzeigen verklagen klagen beklagen beschuldigen bezichtigen verdächtigen verurteilen bestrafen belangen
    festnehmen verhaften suspendieren entlassen ermitteln kritisieren rügen loben protestieren demonstrieren streiken
    fordern ablehnen begrüßen""".split()
)
"""What is done for a reason that may be its doer's alone: an accusation, a complaint, praise."""
_COURTS = ("gericht", "anklage", "anzeige", "verdacht", "vorwurf", "vorwürfe", "haft", "kritik", "klage", "prozess")
_UNSURE = frozenset({"mögen", "sollen"})
_DEPENDENT = frozenset({ClauseKind.RELATIVE, ClauseKind.SUBORDINATE})


def told_apart(document: Document, referents: Referents, references: References) -> Iterator[tuple[Clause, Clause]]:
    """Yield the dependent clauses that stand alone, with the main clause each hangs on.

    Their constituents are those of a main clause: without the conjunction, and with the subject that a relative or
    bound pronoun means, which stands outside of the clause.
    """
    for clause in document.clauses:
        if clause.kind not in _DEPENDENT or clause.finite is None or clause.introducer is None:
            continue
        parent = document.clauses[clause.parent] if clause.parent is not None else None
        if parent is None or parent.kind is not ClauseKind.MAIN or not _is_plain(document, clause):
            continue
        if clause.kind is ClauseKind.RELATIVE:
            alone = _of_described(document, referents, clause, parent)
        else:
            alone = clause if _is_granted(document, clause, parent) else None
        settled = None if alone is None else _with_bound(references, alone, parent)
        if settled is not None and not _is_torn(document, settled):
            yield settled, parent


def _is_plain(document: Document, clause: Clause) -> bool:
    """Whether a clause ends in verbs of the indicative whose form in a main clause is certain."""
    if clause.mood != "indicative" or clause.confidence < _SURE or not is_verb(clause.predicate):
        return False
    if clause.modal in _UNSURE:
        return False
    finite = document.tokens[clause.finite or 0]
    if finite.index != max(clause.verbs) or (len(clause.verbs) == 1 and parted(finite.text, clause.predicate) is None):
        return False
    return not any(t.has(Person="1") or t.has(Person="2") for t in document.words(clause.span))


def _is_torn(document: Document, clause: Clause) -> bool:
    """Whether the subject may hold, or lack, a phrase that the finite verb would come between.

    Where the verb is last, "Noble als Chef tätig war" and "die Flüge nach Rom gestrichen wurden" don't show it.
    """
    subject = clause.subject()
    if subject is None or subject.span.first not in clause.span:
        return False
    words = document.words(subject.span)
    if any(t.tag == "KOKOM" or t.lemma == "selbst" for t in words[1:]):
        return True
    inner = [t for t in words[1:] if t.upos == "ADP" and not (t.text == "von" and t.index == subject.head + 1)]
    if any(document.tokens[t.head].head_prob < _SURELY_WITHIN for t in inner):
        return True
    following = next((c for c in clause.constituents if c.span.first == subject.span.last + 1), None)
    if following is None or following.preposition is None or words[-1].upos == "PROPN":
        return False
    timed = any(v.first in following.span for v in document.values)
    asked = takes_object(clause.predicate, bare(following.preposition))
    return not (timed or asked) and following.confidence < _SURELY_APART


def _is_granted(document: Document, clause: Clause, parent: Clause) -> bool:
    """Whether the sentence takes for granted what a clause says: what was before or meanwhile, and why."""
    opener = document.tokens[clause.introducer or 0].text.lower()
    if clause.introducer != clause.span.first or parent.predicate in SAYING:
        return False
    if opener in _TIMES and clause.tense in _PAST and parent.tense in _PAST:
        return clause.tense != "perfect" or opener == "nachdem"
    if opener not in _GROUNDS or parent.negated or parent.modal is not None or parent.predicate in _JUDGING:
        return False
    before = (t for t in document.words(parent.span) if t.upos == "NOUN" and t.index not in clause.span)
    return not any(t.lemma.lower().endswith(_COURTS) for t in before)


def _of_described(document: Document, referents: Referents, clause: Clause, parent: Clause) -> Clause | None:
    """Return a relative clause with what it describes as its subject, where that is named and so isn't restricted."""
    pronoun = document.tokens[clause.introducer or 0]
    subject = clause.subject()
    if subject is None or subject.span != Span(pronoun.index, pronoun.index) or pronoun.index != clause.span.first:
        return None
    if pronoun.text not in _PRONOUN_KINDS or document.tokens[pronoun.index - 1].text != ",":
        return None
    described = _described(document, clause)
    if described is None or described.index >= pronoun.index:
        return None
    named = _named(document, referents, described, pronoun) or _spoken_of(document, described, parent)
    if named is None or not _agrees(pronoun, document.tokens[clause.finite or 0], described, referents):
        return None
    kept = tuple(named if c is subject else c for c in clause.constituents)
    return replace(clause, constituents=kept, span=Span(pronoun.index + 1, clause.span.last))


def _described(document: Document, clause: Clause) -> Token | None:
    """Return the noun or name that a relative clause hangs on in the tree."""
    for verb in clause.verbs if clause.main_verb is None else (clause.main_verb, *clause.verbs):
        token = document.tokens[verb]
        while not token.is_root and token.head in clause.span:
            token = document.tokens[token.head]
        if not token.is_root and token.deprel.split(":")[0] == "acl":
            return document.tokens[token.head] if token.head_prob >= _LEAST_SURE else None
    return None


def _named(document: Document, referents: Referents, described: Token, pronoun: Token) -> Constituent | None:
    """Return the name directly before a relative clause: a person's, or another that needs no article."""
    last = document.tokens[pronoun.index - 2]
    referent = referents.by_token.get(last.index)
    if referent is None:
        return None
    span = next((m for m in referent.mentions if last.index == m.last), None)
    if span is None or not (described.index in span or _bears(document, described, span)):
        return None
    bare = described.index in span and not any(t.upos == "DET" or t.tag == "APPRART" for t in _before(document, span))
    if referent.kind is not NameKind.PERSON and not bare:
        return None
    if last.has(Case="Gen") and last.text.endswith("s") and not referent.name.endswith(last.text):
        return None
    return Constituent(span, described.index if described.index in span else span.first, "subject", "Nom", None, _SURE)


def _bears(document: Document, described: Token, span: Span) -> bool:
    """Whether a noun says what the bearer of a name is: "Spielmacherin Dana Lang"."""
    direct = described.index == span.first - 1
    return direct and any(
        c.index in span and c.relation in {"appos", "flat", "nmod"} for c in document.children(described.index)
    )


def _before(document: Document, span: Span) -> tuple[Token, ...]:
    return document.tokens[max(0, span.first - 2) : span.first]


def _spoken_of(document: Document, described: Token, parent: Clause) -> Constituent | None:
    """Return the subject of "X ist eine Partei, die ...": what is said of the party is said of X."""
    predicate = next((c for c in parent.all_with("predicate") if c.head == described.index), None)
    subject = parent.subject()
    if predicate is None or subject is None or parent.predicate != "sein" or parent.negated:
        return None
    if predicate.confidence < _SURE or document.tokens[subject.head].upos not in {"NOUN", "PROPN"}:
        return None
    opener = document.tokens[predicate.span.first]
    single = opener.has(Definite="Ind") and document.tokens[subject.head].has(Number="Sing")
    return subject if single and opener.text.lower() in {"ein", "eine"} else None


def _agrees(pronoun: Token, finite: Token, described: Token, referents: Referents) -> bool:
    """Whether relative pronoun and verb fit what they are said of in gender and number."""
    referent = referents.by_token.get(pronoun.index - 2)
    kinds = _PRONOUN_KINDS[pronoun.text]
    if finite.has(Number="Plur"):
        return "Plur" in kinds and described.has(Number="Plur")
    gender = (referent.gender if referent is not None and referent.is_person else None) or described.feats.get("Gender")
    return gender is None or gender in kinds


def _with_bound(references: References, clause: Clause, parent: Clause) -> Clause | None:
    """Return a clause with its bound pronouns settled: one that is its subject means the main clause's."""
    subject, main = clause.subject(), parent.subject()
    if subject is None:
        return None
    meant = references.bound.get(subject.head) if len(subject.span) == 1 else None
    if meant is not None:
        if main is None or meant != main.span or subject.head != (clause.introducer or 0) + 1:
            return None
        kept = tuple(main if c is subject else c for c in clause.constituents)
        clause = replace(clause, constituents=kept, span=Span(subject.head + 1, clause.span.last))
        subject = main
    inside = (i for i in clause.span if i in references.bound)
    own = all(
        _within(references.bound[i], clause.span)
        or _overlap(references.bound[i], subject.span)
        or (meant is not None and references.bound[i] == meant)
        for i in inside
    )
    return clause if own else None


def _within(inner: Span, outer: Span) -> bool:
    return inner.first in outer and inner.last in outer


def _overlap(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last
