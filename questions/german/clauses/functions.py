"""The function and case of a constituent: by the tree's relation, overruled by forms."""

from __future__ import annotations

from dataclasses import replace

from questions.german.clauses.agreement import cases_by_number, possible_cases
from questions.german.clauses.attachment import is_time
from questions.german.document import Constituent, Document, Span, Token
from questions.german.prepositions import bare, governs

ARGUMENTS = frozenset({"subject", "object", "indirect", "genitive", "predicate", "clause", "expletive"})
"""Functions that rest on the tree's label; an adverbial is one whatever its label."""
IMPOSSIBLE = 0.2
RELABELLED = 0.85
DOUBTFUL_ADVERBIAL = 0.5
_BY_RELATION = {
    "nsubj": "subject",
    "obj": "object",
    "iobj": "indirect",
    "expl": "expletive",
    "vocative": "particle",
    "discourse": "particle",
    "ccomp": "clause",
    "csubj": "clause",
    "advcl": "clause",
    "xcomp": "predicate",
    "predicate": "predicate",
}
_EXPECTED_CASE = {"subject": "Nom", "object": "Acc", "indirect": "Dat", "genitive": "Gen"}
_BY_CASE = {"Gen": "genitive", "Acc": "object"}
_REFLEXIVES = frozenset({"sich", "mich", "dich", "uns", "euch", "mir", "dir"})
_MEASURES = frozenset(
    "Meter Kilometer Zentimeter Grad Punkt Prozent Prozentpunkt Euro Dollar Cent Platz Mal Stufe".split()
)
_COMPARING = frozenset({"als", "wie", "so"})


def function_of(document: Document, head: Token, relation: str, preposition: str | None, *, is_clause: bool) -> str:
    """Return the function of a constituent.

    Args:
        document: the document.
        head: the constituent's head.
        relation: the head's relation in the tree, or "predicate" for what stands beside a copula.
        preposition: the preposition or "als", "wie" that opens the constituent.
        is_clause: whether the head governs a clause of its own.
    """
    if head.tag == "PTKNEG" or is_clause:
        return "clause" if is_clause else "negation"
    if preposition is not None:
        nominal = relation.startswith("nsubj")
        return "adverbial" if preposition in _COMPARING else "subject" if nominal else "prepositional"
    if head.tag == "PRF" and head.text.lower() in _REFLEXIVES:
        return "reflexive"
    if relation == "obl:arg":
        return _BY_CASE.get(head.feats.get("Case", "Dat"), "indirect")
    if (
        relation == "obl"
        and head.upos in {"NOUN", "PRON", "PROPN"}
        and head.has(Case="Dat")
        and not is_time(document, head)
    ):
        return "indirect"
    return _BY_RELATION.get(relation.partition(":")[0], "adverbial")


def case_of(document: Document, span: Span, head: Token, function: str, preposition: str | None) -> str | None:
    """Return the case a noun phrase stands in, or what its preposition governs in it; None for other phrases."""
    if function == "prepositional" and preposition is not None:
        by_form = cases_by_number(document, span.first, span.last, head.index) & {"Acc", "Dat", "Gen"}
        return governs(bare(preposition)) or (next(iter(by_form)) if len(by_form) == 1 else head.feats.get("Case"))
    if head.upos in {"NOUN", "PROPN", "PRON", "NUM"} and function not in {"clause", "expletive"}:
        return _EXPECTED_CASE.get(function) or head.feats.get("Case")
    return None


def preposition_of(document: Document, head: Token) -> str | None:
    """Return the preposition, or "als", "wie", of a phrase in lower case as it stands."""
    for child in document.children(head.index):
        adposition = child.relation in {"case", "mark"} and child.tag in {"APPR", "APPRART", "APPO", "APZR"}
        if adposition or (child.tag == "KOKOM" and child.index < head.index):
            return child.text.lower()
        if child.text.lower() == "nahe" and child.index == head.index - 1 and head.upos == "PROPN":
            return "nahe"
        if _names_source(document, child, head):
            return "so"
    return None


def _names_source(document: Document, child: Token, head: Token) -> bool:
    """Whether "so" behind a comma says whose words the clause gives: ", so die Ministerin"."""
    so = child.text == "so" and child.index < head.index and head.upos in {"NOUN", "PROPN"}
    return so and child.index > 0 and document.tokens[child.index - 1].text == ","


def cases_of(document: Document, constituent: Constituent) -> frozenset[str]:
    """Return the cases that the constituent's forms allow."""
    return possible_cases(document, constituent.span.first, constituent.span.last, constituent.head)


def checked(document: Document, constituent: Constituent) -> Constituent:
    """Return the constituent with the function its forms allow: a dative is no accusative object, and so on."""
    expected = _EXPECTED_CASE.get(constituent.function)
    if constituent.function == "adverbial":
        return _checked_adverbial(document, constituent)
    if expected is None:
        return constituent
    cases = cases_of(document, constituent)
    if expected in cases:
        return constituent
    if constituent.function == "object" and cases <= {"Dat", "Gen"}:
        function, case = ("indirect", "Dat") if "Dat" in cases else ("genitive", "Gen")
        return replace(constituent, function=function, case=case, confidence=constituent.confidence * RELABELLED)
    return replace(constituent, confidence=constituent.confidence * IMPOSSIBLE)


def _checked_adverbial(document: Document, constituent: Constituent) -> Constituent:
    """A bare noun phrase is an adverbial of time or measure; a dative is an object, anything else is doubtful."""
    head = document.tokens[constituent.head]
    if constituent.preposition is not None or head.upos not in {"NOUN", "PROPN"} or is_time(document, head):
        return constituent
    if head.lemma in _MEASURES:
        return constituent
    if cases_of(document, constituent) == {"Dat"}:
        return replace(constituent, function="indirect", case="Dat", confidence=constituent.confidence * RELABELLED)
    return replace(constituent, confidence=constituent.confidence * DOUBTFUL_ADVERBIAL)
