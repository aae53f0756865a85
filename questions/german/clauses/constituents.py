"""The constituents of one clause from the tree: spans, functions, cases, and how sure each is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from questions.german.clauses.agreement import possible_cases
from questions.german.clauses.complexes import VerbComplex
from questions.german.document import Constituent, Document, Span, Token, ValueKind
from questions.german.prepositions import bare, governs

_IGNORED = frozenset({"punct", "cc", "parataxis", "mark", "compound"})
_NOMINAL_LEVEL = frozenset(
    {"det", "amod", "nmod", "nummod", "case", "flat", "appos", "acl", "compound", "fixed", "conj", "cc"}
)
_ATTACHED = frozenset({"nmod", "appos", "conj", "acl", "obl", "advcl"})
_FUNCTIONS = {
    "nsubj": "subject",
    "obj": "object",
    "iobj": "indirect",
    "expl": "expletive",
    "vocative": "particle",
    "discourse": "particle",
    "ccomp": "clause",
    "csubj": "clause",
    "advcl": "clause",
}
_EXPECTED_CASE = {"subject": "Nom", "object": "Acc", "indirect": "Dat", "genitive": "Gen"}
_PERIODS = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION})
_OF_TIME = frozenset({"an", "in", "seit", "bis", "ab", "nach", "vor", "um", "während", "gegen"})
"""Prepositions whose phrase of time belongs to the clause; "von" and "aus" make attributes (die Sitzung vom Montag)."""
_TIME_NOUNS = frozenset(
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Februar März April Mai Juni Juli August "
    "September Oktober November Dezember Jahr Monat Woche Tag Stunde Minute Jahrhundert Jahrzehnt Morgen Mittag Nachmittag "
    "Abend Nacht Wochenende Vormittag Frühjahr Frühling Sommer Herbst Winter Uhr Mal Zeit".split()
)
_PAIRS = {"„": "“", "»": "«", "(": ")", "“": "”", "‚": "‘", "[": "]", '"': '"'}
_LABELLED = frozenset({"subject", "object", "indirect", "genitive", "predicate", "clause", "expletive"})
"""Functions that rest on the tree's label; an adverbial is one whatever its label."""
_LEFT_OVER = 0.5
_RELABELLED = 0.85


@dataclass(frozen=True, slots=True)
class Piece:
    """A constituent in the making: the tokens that the tree gives it, its relation, and how sure arc and label are."""

    tokens: tuple[int, ...]
    head: int
    relation: str
    arc: float
    label: float


def find_constituents(document: Document, verb: VerbComplex, heads: frozenset[int]) -> list[Constituent]:
    """Return the constituents of a clause in text order.

    Args:
        document: with tokens and sentences; values, where present, tell phrases of time.
        verb: the clause's verbs.
        heads: the heads of all clauses of the sentence.
    """
    pieces = list(_pieces(document, verb, heads))
    found = [c for piece in pieces for c in _constituents(document, verb, piece, heads)]
    found.sort(key=lambda c: c.span.first)
    return found


def _pieces(document: Document, verb: VerbComplex, heads: frozenset[int]) -> Iterable[Piece]:
    own = {*verb.nodes, *verb.verbs}
    head = document.tokens[verb.head]
    nominal = head.index not in verb.verbs
    kept: list[int] = [head.index]
    for node in verb.nodes:
        for child in document.children(node):
            if child.index in own or child.relation in _IGNORED - {"compound"}:
                continue
            if child.index in heads and child.relation == "conj":
                continue
            if nominal and node == head.index and _belongs_to_nominal(document, head, child, heads):
                kept += document.subtree(child.index)
                continue
            tokens = _without_parataxis(document, child.index, own)
            yield Piece(tokens, child.index, child.deprel, child.head_prob, child.deprel_prob)
    if nominal:
        owns = any(document.tokens[i].lemma == "haben" for i in verb.verbs) and head.upos in {"NOUN", "PROPN", "PRON"}
        relation = "obj" if owns else "advmod" if head.upos == "ADV" else "predicate"
        yield Piece(tuple(sorted(kept)), head.index, relation, head.head_prob, 1.0)


def _belongs_to_nominal(document: Document, head: Token, child: Token, heads: frozenset[int]) -> bool:
    """Whether a dependent of a predicate noun or adjective is part of its phrase rather than of the clause."""
    if child.relation == "advmod":
        return head.upos == "ADJ" and child.index == head.index - 1 and child.tag != "PTKNEG"
    if child.relation == "acl" or (child.relation == "conj" and child.index in heads):
        return child.relation == "acl"
    return child.relation in _NOMINAL_LEVEL


def _without_parataxis(document: Document, index: int, own: set[int]) -> tuple[int, ...]:
    """The subtree of a token without clauses that merely stand beside."""
    found, stack = [index], [index]
    while stack:
        for child in document.children(stack.pop()):
            if child.index not in own and not (child.relation == "parataxis" and child.tag.startswith("V")):
                found.append(child.index)
                stack.append(child.index)
    return tuple(sorted(found))


def _constituents(document: Document, verb: VerbComplex, piece: Piece, heads: frozenset[int]) -> Iterable[Constituent]:
    """The contiguous part of a piece that holds its head, then what stands apart from it."""
    blocks = _blocks(document, piece.tokens, set(verb.verbs))
    main = next(block for block in blocks if piece.head in block)
    if piece.head not in heads and not (verb.finite is not None and main[-1] < verb.finite):
        main, late = _without_late_time(document, main, piece.head)
        if late:
            time_head = next(t.index for t in map(document.tokens.__getitem__, late) if t.head == piece.head)
            yield _constituent(document, late, Piece(late, time_head, "obl", piece.arc * 0.9, 1.0), heads)
    yield _constituent(document, main, piece, heads)
    for block in blocks:
        if piece.head not in block and any(document.tokens[i].upos != "PUNCT" for i in block):
            inside = set(block)
            top = next(i for i in block if document.tokens[i].upos != "PUNCT" and document.tokens[i].head not in inside)
            relation = "advcl" if top in heads else "advmod"
            yield _constituent(document, block, Piece(block, top, relation, piece.arc * _LEFT_OVER, 1.0), heads)


def _blocks(document: Document, tokens: Sequence[int], verbs: set[int]) -> list[tuple[int, ...]]:
    """Cut a piece where something else than punctuation stands between its tokens."""
    blocks: list[list[int]] = [[tokens[0]]]
    for index in tokens[1:]:
        gap = range(blocks[-1][-1] + 1, index)
        if all(document.tokens[i].upos == "PUNCT" and i not in verbs for i in gap):
            blocks[-1] += [*gap, index]
        else:
            blocks.append([index])
    return [_trimmed(document, block) for block in blocks]


def _trimmed(document: Document, block: Sequence[int]) -> tuple[int, ...]:
    """The block without commas and dashes at its ends; marks that come in pairs stay where both are inside."""
    first, last = 0, len(block) - 1
    while first < last and _is_loose(document, block, first):
        first += 1
    while last > first and _is_loose(document, block, last):
        last -= 1
    return tuple(block[first : last + 1])


def _is_loose(document: Document, block: Sequence[int], place: int) -> bool:
    token = document.tokens[block[place]]
    if token.upos != "PUNCT":
        return False
    texts = [document.tokens[i].text for i in block]
    others = texts[:place] + texts[place + 1 :]
    partners = {_PAIRS.get(token.text), *(left for left, right in _PAIRS.items() if right == token.text)} - {None}
    return not any(partner in others for partner in partners)


def _with_marks(document: Document, span: Span) -> Span:
    """The span with the quotation mark or bracket next to it whose partner is inside: "von einer „großen Sache“"."""
    texts = [t.text for t in document.words(span)]
    first, last = span.first, span.last
    after = document.tokens[last + 1].text if last + 1 < len(document.tokens) else ""
    before = document.tokens[first - 1].text if first else ""
    for left, right in _PAIRS.items():
        if left == right:
            continue
        if after == right and texts.count(left) > texts.count(right):
            last += 1
        elif before == left and texts.count(right) > texts.count(left):
            first -= 1
    return Span(first, last)


def _without_late_time(
    document: Document, block: tuple[int, ...], head: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Cut a phrase of time from the end of a noun phrase: it belongs to the clause, not to the noun before it."""
    for child in reversed(document.children(head)):
        if child.relation not in {"nmod", "obl"} or child.index < head or child.index not in block:
            continue
        late = tuple(i for i in block if i >= min(document.subtree(child.index)))
        case = next((c for c in document.children(child.index) if c.relation == "case"), None)
        preposition = bare(case.text.lower()) if case else ""
        if late and preposition in _OF_TIME and _is_time(document, child) and block[-1] in late and late[0] > head:
            kept = _trimmed(document, tuple(i for i in block if i < late[0]))
            return kept, _trimmed(document, late)
    return block, ()


def _is_time(document: Document, token: Token) -> bool:
    if any(v.kind in _PERIODS and v.first <= token.index <= v.last for v in document.values):
        return True
    year = token.text.isdigit() and len(token.text) == len("1971")
    return year or token.lemma in _TIME_NOUNS or token.text in _TIME_NOUNS


def _constituent(document: Document, block: tuple[int, ...], piece: Piece, heads: frozenset[int]) -> Constituent:
    span = _with_marks(document, Span(block[0], block[-1]))
    head = document.tokens[piece.head]
    confidence = piece.arc
    for index in block:
        token = document.tokens[index]
        if index != piece.head and token.relation in _ATTACHED and token.head in span:
            confidence *= token.head_prob
    preposition = _preposition(document, head)
    function = _function(document, head, piece, preposition, heads)
    if function in _LABELLED:
        confidence *= piece.label
    case = None
    if function == "prepositional" and preposition is not None:
        case = governs(bare(preposition)) or _case_of(document, span, head)
    elif head.upos in {"NOUN", "PROPN", "PRON", "NUM"} and function not in {"clause", "expletive"}:
        case = _EXPECTED_CASE.get(function) or head.feats.get("Case")
    return Constituent(span, head.index, function, case, preposition, min(1.0, confidence))


def _case_of(document: Document, span: Span, head: Token) -> str | None:
    """The case behind a preposition that takes two: by the forms where they decide, else by the analyser's feature."""
    cases = possible_cases(document, span.first, span.last, head.index) & {"Acc", "Dat", "Gen"}
    return next(iter(cases)) if len(cases) == 1 else head.feats.get("Case")


def _preposition(document: Document, head: Token) -> str | None:
    for child in document.children(head.index):
        if child.relation in {"case", "mark"} and child.tag in {"APPR", "APPRART", "APPO", "KOKOM", "APZR"}:
            return child.text.lower()
    return None


def _function(document: Document, head: Token, piece: Piece, preposition: str | None, heads: frozenset[int]) -> str:
    relation = piece.relation.partition(":")[0]
    if head.tag == "PTKNEG":
        return "negation"
    if head.tag == "PRF" and preposition is None:
        return "reflexive"
    if piece.head in heads and relation != "predicate":
        return "clause"
    if relation == "predicate" and preposition is None:
        return "predicate"
    if preposition in {"als", "wie"}:
        return "adverbial"
    if preposition is not None and relation != "nsubj":
        return "prepositional"
    if piece.relation == "obl:arg":
        return {"Gen": "genitive", "Acc": "object"}.get(head.feats.get("Case", "Dat"), "indirect")
    if (
        relation == "obl"
        and head.upos in {"NOUN", "PRON", "PROPN"}
        and head.has(Case="Dat")
        and not _is_time(document, head)
    ):
        return "indirect"
    if relation == "xcomp":
        return "predicate"
    if relation in {"advmod", "obl", "nmod", "dep", "nummod", "amod"}:
        return "adverbial"
    return _FUNCTIONS.get(relation, "adverbial")


def _cases(document: Document, constituent: Constituent) -> frozenset[str]:
    return possible_cases(document, constituent.span.first, constituent.span.last, constituent.head)


def checked(document: Document, constituent: Constituent) -> Constituent:
    """Return the constituent with the case its forms allow: a dative is no accusative object, and so on."""
    expected = _EXPECTED_CASE.get(constituent.function)
    if constituent.function == "adverbial":
        return _checked_adverbial(document, constituent)
    if expected is None:
        return constituent
    cases = _cases(document, constituent)
    if expected in cases:
        return constituent
    if constituent.function == "object" and cases <= {"Dat", "Gen"}:
        function, case = ("indirect", "Dat") if "Dat" in cases else ("genitive", "Gen")
        return replace(constituent, function=function, case=case, confidence=constituent.confidence * _RELABELLED)
    return replace(constituent, confidence=constituent.confidence * 0.2)


def _checked_adverbial(document: Document, constituent: Constituent) -> Constituent:
    """A bare noun phrase is an adverbial of time or measure; a dative is an object, anything else is doubtful."""
    head = document.tokens[constituent.head]
    if constituent.preposition is not None or head.upos not in {"NOUN", "PROPN"} or _is_time(document, head):
        return constituent
    if any(v.first <= head.index <= v.last for v in document.values):
        return constituent
    if _cases(document, constituent) == {"Dat"}:
        return replace(constituent, function="indirect", case="Dat", confidence=constituent.confidence * _RELABELLED)
    return replace(constituent, confidence=constituent.confidence * _LEFT_OVER)
