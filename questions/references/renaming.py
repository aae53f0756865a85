"""What to write for a pronoun: the phrase it means, made definite, short, and in the pronoun's case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from questions.german.document import Document, Span, Token
from questions.german.morphology.declension import CASES
from questions.german.morphology.endings import DEFINITE
from questions.german.morphology.phrases import decline
from questions.german.prepositions import bare
from questions.references.mentions import Mention

_MAX_WORDS = 9
_SURE_ARC = 0.75
_ATTRIBUTIVE = frozenset({"von", "vom", "über", "für", "gegen", "zwischen", "zu"})  # what tells which one, not where
_UNCLEAR = frozenset({"PPOSAT", "PDAT", "PDS", "PPER", "PIAT", "PIDAT", "PRELS", "PRELAT", "PWAT", "PAV", "PROAV"})
_OPENERS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADP"})  # "besonders junge Menschen" are young people
_MANY = frozenset({"viele", "vielen", "zahlreiche", "zahlreichen", "mehrere", "mehreren", "einige", "einigen"})
_NO_PART = frozenset({"cc", "case", "acl", "advcl", "advmod", "conj", "parataxis"})
_SIBILANTS = ("s", "x", "z", "ß")


def renamed(document: Document, mention: Mention, case: str) -> str | None:
    """Return a phrase that stands for the mention, as one may write it again: "ein alter Turm" is "der alte Turm".

    None where its form is not certain, or where it is itself not clear alone.
    """
    if mention.referent is not None and mention.referent.is_person:
        return mention.referent.name if case != "Gen" else _genitive(mention.referent.name)
    if mention.parts:
        texts = [t for t in (renamed(document, part, case) for part in mention.parts) if t is not None]
        complete = len(texts) == len(mention.parts)
        return ", ".join(texts[:-1]) + " und " + texts[-1] if complete else None
    return _part(document, mention.heads[0], mention, case)


def owned(document: Document, phrase: Sequence[Token], owner: Mention) -> str | None:
    """Return "ihr alter Turm" as "der alte Turm der Stadt": a noun phrase with its owner in the genitive."""
    noun = phrase[-1]
    case = case_of(phrase)
    genitive = renamed(document, owner, "Gen")
    if case is None or genitive is None or any(c.index > noun.index for c in document.children(noun.index)):
        return None
    thing = decline(phrase, case, definite=True)
    return None if thing is None else f"{thing} {genitive}"


def case_of(phrase: Sequence[Token]) -> str | None:
    """Return the case that a noun phrase stands in by its forms, the analyser's where that is one of several."""
    text = " ".join(t.text for t in phrase).casefold()
    fitting = [c for c in CASES if (decline(phrase, c) or "").casefold() == text]
    told = phrase[-1].feats.get("Case")
    return told if told in fitting else fitting[0] if len(fitting) == 1 else None


def telling(document: Document, head: int) -> Span:
    """Return a noun phrase with what tells which one: article, adjectives, names, genitives, "über ..."."""
    kept = [head]
    stack = [head]
    while stack:
        for child in document.children(stack.pop()):
            if child.index > head and not _tells(document, child):
                continue
            if child.upos in {"PUNCT", "ADV"} or child.relation in _NO_PART:
                continue
            branch = [i for i in document.subtree(child.index) if document.tokens[i].upos != "PUNCT"]
            kept.extend(branch)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return Span(first, last)


def shortest(document: Document, mention: Mention, case: str) -> str | None:
    """Return a phrase without its adjectives and numbers: "ein 40 Seiten langer Bericht der Stadt" in short."""
    head = mention.heads[0]
    words = document.words(Span(head, telling(document, head).last))
    if len(words) > _MAX_WORDS or any(t.upos == "PUNCT" or _is_unclear(t) for t in words):
        return None
    return decline(words, case, definite=True)


def _tells(document: Document, child: Token) -> bool:
    """Whether what follows a noun tells which one it is: a name, a genitive, or a phrase with "über", "von" ..."""
    if child.relation in {"flat", "appos"}:
        return child.upos == "PROPN" and document.tokens[child.index - 1].text != ","
    if child.relation != "nmod":
        return False
    cases = [c for c in document.children(child.index) if c.relation == "case"]
    if not cases:
        return child.has(Case="Gen")
    if len(cases) > 1:
        return False  # "von Hause aus"
    if child.tag == "CARD":
        return False  # "ein Messwert von 35": another sentence may tell of another value
    preposition = cases[0]
    word = bare(preposition.text.lower())
    placed = word == "in" and child.upos == "PROPN" and child.head_prob >= _SURE_ARC  # "eine Umfrage in Peru"
    return placed or (word in _ATTRIBUTIVE and child.text != "Hause")


def _part(document: Document, head: int, mention: Mention, case: str) -> str | None:
    token = document.tokens[head]
    span = telling(document, head)
    words = [t for t in document.words(span) if t.upos != "PUNCT"]
    while len(words) > 1 and words[0].upos not in _OPENERS:
        words, span = words[1:], Span(span.first + 1, span.last)
    apart = any(c.tag == "ART" and c.index < span.first for c in document.children(head))
    if len(words) > 1 and apart and words[0].tag == "ADJA":  # "die | in Ulm | aktive Miliz"
        words, span = words[1:], Span(span.first + 1, span.last)
    if len(words) > 1 and words[0].text.lower() in _MANY:
        words, span = words[1:], Span(span.first + 1, span.last)
    if len(words) > _MAX_WORDS or len(words) < len(span) or any(_is_unclear(t) for t in words):
        return None
    if any(one.tag == two.tag == "NN" and not two.has(Case="Gen") for one, two in pairwise(words)):
        return None  # "wurde der Sozialdemokrat Politiker"
    if any(n.first in span and n.last not in span for n in document.names):
        return None  # of a name only a part: "Golf" of "Golf GTI"
    words = _as_within(document, words)
    name = mention.referent.name if mention.referent is not None else None
    determined = any(c.tag in {"ART", "APPRART"} for c in document.children(head))
    if token.upos == "PROPN" and not determined:
        if len(words) > 1 and name is None:
            return None
        return _bare_name(mention, name or token.text, case)
    return decline(words, case, definite=not _is_listed(document, head))


def _as_within(document: Document, words: list[Token]) -> list[Token]:
    """The words as they stand in the middle of a sentence: "Drei alte Städte" without its capital."""
    opener = words[0]
    opens = opener.index == document.sentence_of(opener.index).first
    if not opens or opener.upos in {"NOUN", "PROPN"} or opener.text.isupper():
        return words
    return [replace(opener, text=opener.text[:1].lower() + opener.text[1:]), *words[1:]]


def _is_unclear(token: Token) -> bool:
    """Whether a word says too little without what came before it: "sein", "dieser", "andere"."""
    return token.tag in _UNCLEAR or token.text.lower().startswith("ander") or token.lemma.lower().endswith("-jähriger")


def _is_listed(document: Document, head: int) -> bool:
    """Whether a noun without article stands in a list: "Behörden und Arbeitgeber" stay as they are."""
    token = document.tokens[head]
    listed = token.relation == "conj" or any(c.relation == "conj" for c in document.children(head))
    return listed and not any(c.tag in {"ART", "APPRART"} for c in document.children(head))


def _bare_name(mention: Mention, name: str, case: str) -> str | None:
    known = mention.referent.known if mention.referent is not None else None
    if known is not None and known.article is not None:
        article = DEFINITE[case, "Plur" if known.plural else known.gender or "Neut"]
        return f"{article} {name}"
    return name if case != "Gen" else _genitive(name)


def _genitive(name: str) -> str:
    return f"von {name}" if name.endswith(_SIBILANTS) else f"{name}s"
