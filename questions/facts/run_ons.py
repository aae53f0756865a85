"""Captions, subheads and names that ran into a sentence, because nothing in the text marks where they end.

German writes a small word with a capital only where a sentence, a title or somebody's words begin (Amtliche Regelung,
§ 54): such a word in the middle shows that something ended before it. A phrase with a preposition takes no name behind
it, so that "Blick auf Neu Ulm | Holm hatte" is a caption and the first words of its sentence.
"""

from __future__ import annotations

from dataclasses import replace

from questions.facts.fact import Fact
from questions.german.abbreviations import STARTERS
from questions.german.document import Clause, Constituent, Document, Name, NameKind, Span, Token
from questions.german.quotation_marks import MARKS

_POLITE = frozenset({"Sie", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihnen", "Du", "Dein", "Deine", "Euer", "Morgen"})
_BEGINNING = frozenset({":", "–", "—", "-", "(", "[", "/", "…", "...", "?", "!", ";"}) | MARKS
_OF_OBJECTS = frozenset({"das", "den", "dem", "einen", "einem"})  # no genitives, and no "Karl die Ratte"
_SMALL = STARTERS - _POLITE


def runs_on(document: Document, fact: Fact) -> bool:
    """Whether something else ran into a fact's clause: another sentence's first word, or two names in one."""
    words = document.words(fact.clause.span)
    subject = fact.clause.subject()
    if any(_begins_anew(document, t) for t in words) or (subject is not None and _takes_object(document, subject)):
        return True
    return any(_is_two(document, n) for n in document.names if n.first in fact.clause.span)


def _takes_object(document: Document, subject: Constituent) -> bool:
    """Whether a name and what is done to something were taken for one subject: "Ulm (Donau) und Celle das Spiel"."""
    depth, before = 0, None
    for token in document.tokens[subject.span.first : subject.span.last + 1]:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif token.text == ",":
            return False  # what describes the name has objects of its own
        elif not depth:
            if before is not None and before.upos == "PROPN" and token.tag == "ART" and token.text in _OF_OBJECTS:
                return True
            before = token
    return False


def without_caption(document: Document, clause: Clause, constituent: Constituent) -> Constituent:
    """Return what stands before the verb without a caption: a person's name directly behind another in a phrase."""
    if clause.vorfeld is None or constituent.span != clause.vorfeld or constituent.function == "clause":
        return constituent
    last = constituent.span.last
    person = next((n for n in document.names if n.last == last and n.kind is NameKind.PERSON), None)
    if person is None or person.first <= constituent.span.first:
        return constituent
    before = next((n for n in document.names if n.last + 1 == person.first and n.kind is not NameKind.PERSON), None)
    if before is None or before.first <= constituent.span.first or not _is_governed(document, before):
        return constituent
    return replace(constituent, span=Span(person.first, last), head=person.first, function="subject", case="Nom")


def _is_governed(document: Document, name: Name) -> bool:
    """Whether a preposition stands before a name, so that nothing can be apposed to it without a comma."""
    return document.tokens[name.first - 1].tag in {"APPR", "APPRART"}


def _begins_anew(document: Document, token: Token) -> bool:
    """Whether a small word has a capital in the middle of a sentence, outside of names and quotations."""
    if token.text not in _SMALL or token.index == document.sentence_of(token.index).first:
        return False
    if document.tokens[token.index - 1].text in _BEGINNING:
        return False
    if any(n.first <= token.index <= n.last for n in document.names):
        return False
    if any(q.first <= token.index <= q.last for q in document.quotations):
        return False
    return not _opens_title(document, token)


def _opens_title(document: Document, article: Token) -> bool:
    """Whether a title follows the noun that says what it is the title of: "der Roman Die alte Mühle"."""
    before, noun = document.tokens[article.index - 1], document.tokens[article.head]
    begins = noun.relation == "nsubj" and noun.head > noun.index
    return article.relation == "det" and before.upos == "NOUN" and not begins


def _is_two(document: Document, name: Name) -> bool:
    """Whether a person's name is made of two family names that the text has by themselves: "Holm Van der Berg"."""
    if name.kind is not NameKind.PERSON or name.first == name.last:
        return False
    words = [t.text for t in document.tokens[name.first : name.last + 1]]
    others = [n for n in document.names if n.kind is NameKind.PERSON and n is not name]
    texts = [[t.text for t in document.tokens[n.first : n.last + 1]] for n in others]
    return any(
        _is_family(words[:cut], texts) and _is_family(words[cut:], texts) and words not in texts
        for cut in range(1, len(words))
    )


def _is_family(part: list[str], names: list[list[str]]) -> bool:
    """Whether the words close a longer name, and so are a family name."""
    return any(len(name) > len(part) and name[-len(part) :] == part for name in names)
