"""A fact with another amount: another number, another part of a whole, another rank in a row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from questions.distractors.misremembering import CLEARLY_OTHER, with_number, written_number, wrong_numbers
from questions.facts.fact import Fact, Role
from questions.falsehoods.contrary import Contrary
from questions.falsehoods.telling_amounts import is_bounded, is_counted_off, is_telling
from questions.german.document import Document, Span, Token, Value, ValueKind
from questions.german.numerals import parse_ordinal
from questions.material import Material

_NUMBERS = frozenset({ValueKind.NUMBER, ValueKind.QUANTITY, ValueKind.PERCENTAGE, ValueKind.MONEY, ValueKind.DURATION})
_WHOLE = Decimal(100)
_PARTS = {
    "die Hälfte": "ein Viertel",
    "ein Drittel": "die Hälfte",
    "ein Viertel": "die Hälfte",
    "ein Fünftel": "die Hälfte",
    "ein Zehntel": "ein Drittel",
    "zwei Drittel": "ein Drittel",
    "drei Viertel": "die Hälfte",
}
"""A part of a whole and one that nobody takes for it, in the nominative or accusative."""
_RANKED = frozenset("mal platz rang stelle position amtszeit auflage titel sieg niederlage tor heimsieg".split())
"""What is counted in a row, so that the text refutes another place in it."""
_RANKS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt")
_CLOSING = frozenset("“”»«\"’'")
_AGAIN = frozenset({"seit", "nach", "wieder", "auch", "mindestens"})


def other_numbers(material: Material, fact: Fact) -> Iterator[Contrary]:
    """Another number in place of one that the sentence is about and that is no bound."""
    document = material.document
    for value in document.values:
        if value.kind not in _NUMBERS or value.first not in fact.clause.span or value.last not in fact.clause.span:
            continue
        if value.number is None or is_bounded(value) or not is_telling(document, fact, value):
            continue
        if is_counted_off(document, value):
            continue
        figures = [t for t in document.words(Span(value.first, value.last)) if written_number(t.text) is not None]
        if len(figures) != 1 or figures[0].tag not in {"CARD", "ADJA"}:
            continue
        (figure,) = figures
        if (figure.tag == "ADJA" and figure.text[-1:].isalpha()) or _is_in_name(document, figure):
            continue  # "90-minütig" says by the way how long it is
        written = written_number(figure.text)
        if written is None or written <= 1 or document.tokens[figure.index - 1].text.lower() == "von":
            continue  # "42 von 50": how many there are in all is not the point
        upper = _part_of(document, figure.index)
        if upper is None and value.kind is ValueKind.PERCENTAGE and written <= _WHOLE:
            upper = _WHOLE
        rng = material.rng(figure.text, f"contrary {figure.index}")
        near = wrong_numbers(written, rng, 6, upper)
        far = [n for n in near if max(n, written) >= CLEARLY_OTHER * min(n, written)]
        for number in rng.sample(far, min(1, len(far))):
            text = with_number(figure.text, written, number)
            if text is not None:
                yield Contrary({figure.index: text}, figure.text, text, 0.9)


def _is_in_name(document: Document, figure: Token) -> bool:
    """Whether a number is a part of a name: "U 21", "Stärke 5", the end of what stands in quotation marks."""
    before, behind = (document.tokens[min(i, len(document.tokens) - 1)] for i in (figure.index - 1, figure.index + 1))
    named = any(name.first < figure.index <= name.last for name in document.names)
    return named or before.upos == "PROPN" or before.text == "Stärke" or behind.text in _CLOSING


def _part_of(document: Document, figure: int) -> Decimal | None:
    """The number that another one is a part of: 50 in "42 von 50 Spielsachen"."""
    behind = document.tokens[figure + 1 : figure + 4]
    words = [t for t in behind if t.text.lower() not in {"der", "den"}]
    return written_number(words[1].text) if len(words) > 1 and words[0].text.lower() == "von" else None


def other_parts(document: Document, fact: Fact) -> Iterator[Contrary]:
    """Another part of a whole: "die Hälfte" in place of "ein Drittel"."""
    for value in document.values:
        inside = value.first in fact.clause.span and value.last in fact.clause.span
        if value.kind is not ValueKind.FRACTION or not inside or is_bounded(value):
            continue
        noun = document.tokens[value.last]
        before = document.tokens[max(0, noun.index - 1)]
        said = f"{before.text} {noun.text}"
        other = _PARTS.get(f"{before.text.lower()} {noun.text}")
        if other is None or not _is_central(document, fact, value):
            continue
        article, part = other.split()
        written = article.capitalize() if before.text[:1].isupper() else article
        if _is_many(before) and _is_subject(fact, value):
            continue  # "sind" would have to become "ist"
        yield Contrary({before.index: written, noun.index: part}, said, f"{written} {part}", 0.9)


def _is_many(token: Token) -> bool:
    return token.text.lower() in {"zwei", "drei"}


def _is_subject(fact: Fact, value: Value) -> bool:
    subject = fact.first(Role.SUBJECT)
    return subject is not None and value.first in subject.span


def _is_central(document: Document, fact: Fact, value: Value) -> bool:
    """Whether a part is what the fact is about: it opens its subject or object, with "rund" before it or nothing."""
    argument = next((a for a in fact.all_with(Role.SUBJECT, Role.OBJECT) if value.first in a.span), None)
    if argument is None or argument.constituent.function == "clause":
        return False
    return all(t.upos != "ADP" for t in document.tokens[argument.span.first : value.first])


def other_ranks(document: Document, fact: Fact) -> Iterator[Contrary]:
    """Another rank in a row: "zum dritten Mal" in place of "zum zweiten Mal"."""
    for index in fact.clause.span:
        token = document.tokens[index]
        noun = document.tokens[min(index + 1, len(document.tokens) - 1)]
        rank = parse_ordinal(token.text) if token.tag == "ADJA" and token.text.isalpha() else None
        if rank is None or rank > len(_RANKS) - 2 or noun.text.lower() not in _RANKED:
            continue
        if any(c.span.first > fact.clause.span.first and index in c.span for c in document.clauses):
            continue
        around = {t.text.lower() for t in document.tokens[max(0, index - 3) : index + 4]}
        if around & _AGAIN:
            continue
        stem = _RANKS[rank - 1]
        ending = token.text[len(stem) :]
        other = _RANKS[rank if rank < 3 else rank - 2] + ending  # noqa: PLR2004 -- the second or third before
        if token.text.lower().startswith(stem) and ending.isalpha():
            yield Contrary({index: other}, token.text, other, 0.9)
