"""How each word of a noun phrase is written in a case and gender: articles, adjectives, nouns, names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.german.document import Token
from questions.german.morphology import nouns, words
from questions.german.morphology.endings import (
    ADJECTIVAL_STEMS,
    ADJECTIVE,
    CONTRACTED,
    DEFINITE,
    DIESER,
    DIESER_STEMS,
    EIN,
    EIN_STEMS,
    UNINFLECTED,
    Strength,
)

Cell = tuple[str, str]
"""A case and a kind (one of the three genders, or Plur)."""
Writer = Callable[[Cell, Strength], str | None]
NAME_TAGS = ("PROPN", "X")
_DEFINITE = frozenset(DEFINITE.values())
_PLURAL_NAMES = {"Niederlanden": "Niederlande", "Philippinen": "Philippinen", "Alpen": "Alpen", "USA": "USA"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of the phrase that agrees, and how it is written in a cell (None where it has no such form)."""

    token: Token
    form: Writer


def write(slots: Sequence[Slot], cell: Cell) -> list[str | None]:
    """Return the forms of the words in a cell, each with the strength that those before it demand."""
    strength = Strength.STRONG
    forms: list[str | None] = []
    for slot in slots:
        forms.append(slot.form(cell, strength))
        strength = _strength_after(slot.token, cell, strength)
    return forms


def as_given(token: Token) -> str:
    """Return the word as it is compared: determiners without the capital of a sentence's start."""
    if token.tag in {"ART", "PPOSAT", "PDAT", "PIAT", "APPRART", "PIDAT"}:
        return token.text.lower()
    return token.text


def same(made: Sequence[str | None], given: Sequence[str]) -> bool:
    """Whether the forms written are those given."""
    return all(form is not None and _matches(form, text) for form, text in zip(made, given, strict=True))


def _matches(form: str, text: str) -> bool:
    """Compare a written form with the text; -s and -es of the genitive and contracted articles count as equal."""
    if form == text:
        return True
    if text in CONTRACTED:
        return form == ("der" if text == "zur" else "das" if text.endswith("s") else "dem")
    return form[:1].isupper() and text in {f"{form}e", f"{form[:-1]}es", f"{form[:-2]}s"} and form[:1] == text[:1]


def _strength_after(token: Token, cell: Cell, before: Strength) -> Strength:
    text = token.text.lower()
    if token.tag == "APPRART" or text in _DEFINITE:
        return Strength.WEAK
    stem = _determiner_stem(text)
    if stem in EIN_STEMS:
        return Strength.MIXED if cell[1] != "Plur" or stem != "ein" else Strength.STRONG
    if stem in DIESER_STEMS:
        return Strength.WEAK
    return before


@lru_cache(maxsize=1024)
def _determiner_stem(text: str) -> str:
    for ending in ("er", "en", "em", "es", "e", ""):
        stem = text.removesuffix(ending) if ending else text
        if text.endswith(ending) and stem in EIN_STEMS | DIESER_STEMS | ADJECTIVAL_STEMS:
            return stem
    return text


def slot_of(token: Token, head: Token) -> Slot | None:
    """Return how the word is written in other cells, or None for a word that never changes."""
    if token is head:
        return Slot(token, _noun_writer(token))
    if token.text.lower() in UNINFLECTED or token.tag == "CARD":
        return None
    return _adjective_slot(token) if token.tag == "ADJA" else Slot(token, _determiner_writer(token))


def _determiner_writer(token: Token) -> Writer:
    text = token.text.lower()
    stem = _determiner_stem(text)
    if token.tag == "APPRART" or text in _DEFINITE:
        return lambda cell, _: DEFINITE[cell]
    if stem in EIN_STEMS:
        return lambda cell, _: _like_ein(stem, cell)
    if stem in DIESER_STEMS:
        return lambda cell, _: stem + DIESER[cell]
    if stem in ADJECTIVAL_STEMS:
        return lambda cell, strength: stem + ADJECTIVE[strength][cell]
    return lambda _cell, _strength: None


def _like_ein(stem: str, cell: Cell) -> str | None:
    if stem in {"euer", "eur"}:
        return f"eur{EIN[cell]}" if EIN[cell] else "euer"
    return None if (stem, cell[1]) == ("ein", "Plur") else stem + EIN[cell]


def _adjective_slot(token: Token) -> Slot | None:
    """Adjectives change their ending; those without one (Berliner, rosa, 20.) stay."""
    text = token.text
    own = next((ending for ending in ("er", "en", "em", "es", "e") if text.endswith(ending)), "")
    if not own or (own == "er" and text[0].isupper() and not words.is_adjective(text)):
        return None
    stem = text.removesuffix(own)
    return Slot(token, lambda cell, strength: stem + ADJECTIVE[strength][cell])


def _noun_writer(token: Token) -> Writer:
    text = token.text
    if token.upos in NAME_TAGS:
        return lambda cell, _: _name(token, cell)
    adjectival = nouns.adjectival_lemma(text)
    if adjectival is not None and not nouns.analyse_noun(text):
        stem = nouns.adjectival_stem(text)
        return lambda cell, strength: stem + ADJECTIVE[strength][cell]
    lemmas = {reading.lemma for reading in nouns.analyse_noun(text)}

    def form(cell: Cell, _: Strength) -> str | None:
        case, kind = cell
        number = "Plur" if kind == "Plur" else "Sing"
        gender = None if kind == "Plur" else kind
        made = {nouns.inflect(lemma, case, number, gender) for lemma in lemmas} - {None}
        if text in made:
            return text
        return made.pop() if len(made) == 1 else None

    return form


def _name(token: Token, cell: Cell) -> str | None:
    """Names change only in the genitive, which adds -s without an article; those in -s, -x, -z are left alone."""
    genitive = token.has(Case="Gen") and token.text.endswith("s") and token.lemma == token.text[:-1]
    if token.text in _PLURAL_NAMES and cell[1] == "Plur":
        base = _PLURAL_NAMES[token.text]
        return base + "n" if cell[0] == "Dat" and base.endswith("e") else base
    base = token.text[:-1] if genitive else token.text
    return token.text if cell[0] == "Gen" and genitive else base if cell[0] != "Gen" else None
