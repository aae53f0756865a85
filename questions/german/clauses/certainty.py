"""How sure a clause and its parts are, beyond what the tree's own probabilities say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.german.clauses.agreement import agrees
from questions.german.clauses.attachment import is_time
from questions.german.clauses.complexes import VerbComplex
from questions.german.clauses.fields import is_opening
from questions.german.clauses.functions import ARGUMENTS, cases_of
from questions.german.document import Constituent, Document, Span
from questions.german.morphology import verbs

CONFLICT = 0.4
AGENT_OR_ATTRIBUTE = 0.5
COORDINATOR = 0.3
UNCOVERED = 0.6
UNKNOWN_VERB = 0.6
BY_FORM = 0.97
TIME = 0.9
ADVERB = 0.85
SECOND = 0.9
COMPARISON = 0.85


def verb_certainty(document: Document, verb: VerbComplex, vorfeld: Span | None) -> float:
    """Return how sure the verbs are: the finite verb's tag, the arcs to the others, the lexicon's consent."""
    arcs = [document.tokens[i].head_prob for i in verb.verbs if i != verb.head]
    tag = _finite_certainty(document, verb, vorfeld)
    known = 1.0 if verbs.is_verb(verb.predicate) else UNKNOWN_VERB
    return tag * min(arcs, default=1.0) * known * (CONFLICT if verb.conflict else 1.0)


def _finite_certainty(document: Document, verb: VerbComplex, vorfeld: Span | None) -> float:
    """How sure the finite verb is one: by its tag, or as the verb in second place behind one phrase.

    "Beobachter gehen ..." might be an infinitive by its form alone, and not where it stands.
    """
    if verb.finite is None:
        return 1.0
    token = document.tokens[verb.finite]
    second = vorfeld is not None and token.tag.endswith("FIN") and vorfeld.last in {token.index - 1, token.index - 2}
    plain = vorfeld is not None and not any(document.tokens[i].tag.startswith("V") for i in vorfeld)
    return max(token.tag_prob, SECOND) if second and plain else token.tag_prob


def coverage(
    document: Document,
    verb: VerbComplex,
    own: Sequence[int],
    constituents: Sequence[Constituent],
    heads: frozenset[int],
) -> float:
    """Return 1 where every word of the clause is in its verbs or in exactly one constituent, or opens it; else less."""
    seen: set[int] = set()
    for constituent in constituents:
        inside = set(constituent.span) & set(own)
        if inside & seen:
            return UNCOVERED
        seen |= inside
    rest = [document.tokens[i] for i in own if i not in seen and i not in verb.verbs and i not in heads - {verb.head}]
    opening = all(is_opening(t) or t.relation in {"mark", "cc"} or t.tag in {"KOUS", "KOUI", "KON"} for t in rest)
    return 1.0 if opening else UNCOVERED


def confirmed(
    document: Document, verb: VerbComplex, vorfeld: Span | None, constituent: Constituent, heads: frozenset[int]
) -> Constituent:
    """Return the constituent, more certain where rules decide alone what the tree was unsure of.

    What fills the Vorfeld of a clause that opens its sentence is one constituent, however it is built inside. A phrase
    that is nominative by its form and agrees with the verb is the subject.
    """
    head = document.tokens[constituent.head]
    label = head.deprel_prob if constituent.function in ARGUMENTS else 1.0
    if constituent.function == "subject" and _is_subject_by_form(document, verb, constituent):
        raised = constituent.confidence * (max(label, BY_FORM) / label if label else 1.0)
        constituent, label = replace(constituent, confidence=min(1.0, raised)), max(label, BY_FORM)
    if vorfeld is None or verb.finite is None or not _fills(document, constituent, vorfeld, heads):
        return constituent
    sure = _finite_certainty(document, verb, vorfeld) * label
    return replace(constituent, confidence=max(constituent.confidence, sure * BY_FORM))


def by_kind(document: Document, verb: VerbComplex, constituent: Constituent) -> Constituent:
    """Return the constituent, more certain where its kind settles what the tree doubts.

    A phrase of time behind the finite verb belongs to the clause; an adverb alone is what it is, whatever it
    depends on; "als" behind a comparative compares.
    """
    behind = verb.finite is not None and constituent.span.first > verb.finite
    head = document.tokens[constituent.head]
    prepositional = behind and constituent.function == "prepositional"
    least = 0.0
    if prepositional and is_time(document, head) and _is_plain(document, constituent):
        least = TIME
    elif constituent.function == "adverbial" and constituent.preposition is None and len(constituent.span) == 1:
        least = ADVERB if head.upos == "ADV" else 0.0
    elif constituent.preposition == "als" and behind and _compares(document, verb, constituent):
        least = COMPARISON
    certain = max(constituent.confidence, least)
    if "KON" in {document.tokens[constituent.span.first].tag, document.tokens[constituent.span.last].tag}:
        certain *= COORDINATOR  # half of a coordination that the tree has lost
    if verb.passive and behind and constituent.function == "subject" and _has_agent(document, constituent):
        certain *= AGENT_OR_ATTRIBUTE
    return replace(constituent, confidence=certain)


def _has_agent(document: Document, constituent: Constituent) -> bool:
    """Whether "von" follows the noun of a passive's subject: who did it, or an attribute."""
    words = document.tokens[constituent.head + 1 : constituent.span.last + 1]
    return any(t.upos == "ADP" and t.text.lower() in {"von", "vom"} for t in words)


def _is_plain(document: Document, constituent: Constituent) -> bool:
    """Whether the phrase holds no phrase that could as well stand beside it."""
    words = [t for t in document.words(constituent.span) if t.upos == "ADP" or t.text == ","]
    return len(words) <= 1


def _compares(document: Document, verb: VerbComplex, constituent: Constituent) -> bool:
    words = document.tokens[(verb.finite or 0) + 1 : constituent.span.first]
    comparative = any(t.upos == "ADJ" and (t.has(Degree="Cmp") or t.text.endswith("er")) for t in words)
    end = document.tokens[constituent.span.last + 1 : constituent.span.last + 2]
    return comparative and _is_plain(document, constituent) and (not end or end[0].upos == "PUNCT")


def _fills(document: Document, constituent: Constituent, vorfeld: Span, heads: frozenset[int]) -> bool:
    before = range(document.sentence_of(vorfeld.first).first, vorfeld.first)
    alone = constituent.span == vorfeld and all(is_opening(document.tokens[i]) for i in before)
    return alone and not any(i in heads or document.tokens[i].text in {",", ":", "–"} for i in vorfeld)


def _is_subject_by_form(document: Document, verb: VerbComplex, constituent: Constituent) -> bool:
    if verb.finite is None or document.tokens[constituent.head].relation != "nsubj":
        return False
    span = constituent.span
    cases = cases_of(document, constituent)
    fits = agrees(document, document.tokens[verb.finite], span.first, span.last, constituent.head)
    return "Nom" in cases and not cases & {"Acc", "Dat"} and fits
