"""A whole noun phrase in another case: `dem neuen Präsidenten Karl Meier` becomes `der neue Präsident Karl Meier`.

The phrase as it stands must be what the rules themselves would write in some case, number and gender; from there it is
written anew in the wanted case. Where no analysis explains it, or several lead to different results, there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from questions.german.document import Token
from questions.german.morphology import nouns, words
from questions.german.morphology.declension import CASES
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
_KINDS = ("Masc", "Fem", "Neut", "Plur")
_MEMBERS = frozenset({"det", "amod", "nummod", "advmod"})
_PLURAL_NAMES = {"Niederlanden": "Niederlande", "Philippinen": "Philippinen", "Alpen": "Alpen", "USA": "USA"}
_NAME_TAGS = ("PROPN", "X")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A word of the phrase that agrees, and how it is written in a cell (None where it has no such form)."""

    token: Token
    write: Writer


def decline(tokens: Sequence[Token], case: str) -> str | None:
    """Return the noun phrase in another case, or None where its analysis is not certain.

    A preposition in front goes; one that is contracted with the article (`vom`) leaves the article. Genitives,
    prepositional phrases and clauses inside the phrase stay as they are.

    Args:
        tokens: the whole phrase in text order, with the analyser's tags, features and tree.
        case: Nom, Acc, Dat or Gen.
    """
    phrase = list(tokens)
    if not phrase:
        return None
    if phrase[0].tag in {"APPR", "APPO"} and len(phrase) > 1:
        phrase = phrase[1:]
    inside = {token.index for token in phrase}
    tops = [t for t in phrase if t.head not in inside or t.is_root]
    heads = [t for t in tops if t.upos in {"NOUN", *_NAME_TAGS, "ADJ"}]
    if len(heads) != 1 or any(t.upos not in {"DET", "ADP", "PUNCT"} for t in tops if t is not heads[0]):
        return None
    written: dict[int, str] = {}
    if not _decline_head(heads[0], phrase, case, None, written):
        return None
    return _joined(phrase, written)


def agreeing_cells(phrase: Sequence[Token], head: Token) -> frozenset[Cell]:
    """Return every case and kind (gender, or Plur) in which the phrase could stand as it is written.

    Features that the analyser found are not used, only forms; nothing where the forms fit no cell. A noun that the
    lexicon does not know, and a name, fit any cell but those that the words before them exclude.

    Args:
        phrase: the tokens of the phrase; what does not agree with its head is ignored.
        head: the noun, name or adjectival noun of the phrase.
    """
    group = [t for t in phrase if t is head or (t.head == head.index and _agrees(t, head))]
    group.sort(key=lambda t: t.index)
    return _cells(tuple(_Agreeing(t.text, t.tag, t.upos, t is head) for t in group))


class _Agreeing(NamedTuple):
    """What the forms of a word in a phrase depend on."""

    text: str
    tag: str
    upos: str
    is_head: bool


@lru_cache(maxsize=8192)
def _cells(group: tuple[_Agreeing, ...]) -> frozenset[Cell]:
    tokens = [Token(place, w.text, 0, 0, w.text, w.upos, w.tag, {}, 0, "") for place, w in enumerate(group)]
    head = next(token for token, word in zip(tokens, group, strict=True) if word.is_head)
    slots = [slot for slot in (_slot(t, head) for t in tokens) if slot is not None]
    if head.upos == "PROPN" or not nouns.is_known(head.text):
        slots = [slot for slot in slots if slot.token is not head]
    given = [_as_given(slot.token) for slot in slots]
    return frozenset(cell for cell in product(CASES, _KINDS) if _same(_write(slots, cell), given))


def _joined(phrase: Sequence[Token], written: dict[int, str]) -> str:
    parts: list[str] = []
    for place, token in enumerate(phrase):
        if place and token.start > phrase[place - 1].end:
            parts.append(" ")
        parts.append(written.get(token.index, token.text))
    return "".join(parts)


def _decline_head(head: Token, phrase: Sequence[Token], case: str, source: str | None, written: dict[int, str]) -> bool:
    """Write the head and what agrees with it, then its conjuncts and appositions, which must stand in the same case."""
    group = [t for t in phrase if t is head or (t.head == head.index and _agrees(t, head))]
    group += [t for t in phrase if t.deprel == "conj" and t.tag == "ADJA" and any(t.head == g.index for g in group)]
    group.sort(key=lambda t: t.index)
    slots = [slot for slot in (_slot(t, head) for t in group) if slot is not None]
    cells = [cell for cell in _analyses(slots, head, phrase) if source in {None, cell[0]}]
    if source is None and head.feats.get("Case") in {cell[0] for cell in cells}:
        cells = [cell for cell in cells if cell[0] == head.feats["Case"]]
    results = {tuple(_write(slots, (case, kind))) for _, kind in cells}
    if len(results) != 1 or None in next(iter(results)):
        return False
    for slot, form in zip(slots, results.pop(), strict=True):
        written[slot.token.index] = str(form)
    sources = {cell[0] for cell in cells}
    parallel = [t for t in phrase if t.head == head.index and t.relation in {"conj", "appos"} and t is not head]
    for other in parallel:
        if other.upos == "NOUN" and not _has_case_of_its_own(other, phrase):
            inner = next(iter(sources)) if len(sources) == 1 else None
            if not _decline_head(other, phrase, case, inner, written):
                return False
    return True


def _agrees(token: Token, head: Token) -> bool:
    if token.tag in {"ART", "PPOSAT", "PDAT", "PIAT", "PWAT", "PIDAT", "APPRART"}:
        return token.index < head.index
    return token.tag == "ADJA" and token.relation in _MEMBERS and token.index < head.index


def _has_case_of_its_own(token: Token, phrase: Sequence[Token]) -> bool:
    return any(t.head == token.index and t.upos == "ADP" for t in phrase)


def _analyses(slots: Sequence[_Slot], head: Token, phrase: Sequence[Token]) -> list[Cell]:
    """Return the cells in which the rules would write the phrase exactly as it stands."""
    given = [_as_given(slot.token) for slot in slots]
    genders = _genders(head)
    numbers = {head.feats["Number"]} if "Number" in head.feats else {"Sing", "Plur"}
    if any(t.head == head.index and t.upos == "NUM" and t.text.lower() not in {"ein", "eine", "1"} for t in phrase):
        numbers = {"Plur"}
    fitting = [cell for cell in product(CASES, _KINDS) if cell[1] in genders and _same(_write(slots, cell), given)]
    wanted = [cell for cell in fitting if ("Plur" if cell[1] == "Plur" else "Sing") in numbers]
    return wanted or fitting


def _genders(head: Token) -> set[str]:
    if head.upos in _NAME_TAGS or nouns.is_adjectival(nouns.adjectival_lemma(head.text) or head.text):
        return {head.feats.get("Gender", ""), "Plur"} if "Gender" in head.feats else set(_KINDS)
    readings = nouns.analyse_noun(head.text)
    return {reading.gender or "" for reading in readings if reading.number == "Sing"} | {"Plur"}


def _as_given(token: Token) -> str:
    if token.tag in {"ART", "PPOSAT", "PDAT", "PIAT", "APPRART", "PIDAT"}:
        return token.text.lower()
    return token.text


def _same(made: Sequence[str | None], given: Sequence[str]) -> bool:
    return all(form is not None and _matches(form, text) for form, text in zip(made, given, strict=True))


def _matches(form: str, text: str) -> bool:
    """Compare a written form with the text; -s and -es of the genitive and contracted articles count as equal."""
    if form == text:
        return True
    if text in CONTRACTED:
        return form == ("der" if text == "zur" else "das" if text.endswith("s") else "dem")
    return form[:1].isupper() and text in {f"{form}e", f"{form[:-1]}es", f"{form[:-2]}s"} and form[:1] == text[:1]


def _write(slots: Sequence[_Slot], cell: Cell) -> list[str | None]:
    strength = Strength.STRONG
    forms: list[str | None] = []
    for slot in slots:
        forms.append(slot.write(cell, strength))
        strength = _strength_after(slot.token, cell, strength)
    return forms


def _strength_after(token: Token, cell: Cell, before: Strength) -> Strength:
    text = token.text.lower()
    if token.tag == "APPRART" or text in DEFINITE.values():
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


def _slot(token: Token, head: Token) -> _Slot | None:
    """Return how the word is written in other cells, or None for a word that never changes."""
    if token is head:
        return _Slot(token, _noun_writer(token))
    if token.text.lower() in UNINFLECTED or token.tag == "CARD":
        return None
    return _adjective_slot(token) if token.tag == "ADJA" else _Slot(token, _determiner_writer(token))


def _determiner_writer(token: Token) -> Writer:
    text = token.text.lower()
    stem = _determiner_stem(text)
    if token.tag == "APPRART" or text in DEFINITE.values():
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


def _adjective_slot(token: Token) -> _Slot | None:
    """Adjectives change their ending; those without one (Berliner, rosa, 20.) stay."""
    text = token.text
    own = next((ending for ending in ("er", "en", "em", "es", "e") if text.endswith(ending)), "")
    if not own or (own == "er" and text[0].isupper() and not words.is_adjective(text)):
        return None
    stem = text.removesuffix(own)
    return _Slot(token, lambda cell, strength: stem + ADJECTIVE[strength][cell])


def _noun_writer(token: Token) -> Writer:
    text = token.text
    if token.upos in _NAME_TAGS:
        return lambda cell, _: _name(token, cell)
    adjectival = nouns.adjectival_lemma(text)
    if adjectival is not None and not nouns.analyse_noun(text):
        stem = nouns.adjectival_stem(text)
        return lambda cell, strength: stem + ADJECTIVE[strength][cell]
    lemmas = {reading.lemma for reading in nouns.analyse_noun(text)}

    def write(cell: Cell, _: Strength) -> str | None:
        case, kind = cell
        number = "Plur" if kind == "Plur" else "Sing"
        gender = None if kind == "Plur" else kind
        made = {nouns.inflect(lemma, case, number, gender) for lemma in lemmas} - {None}
        if text in made:
            return text
        return made.pop() if len(made) == 1 else None

    return write


def _name(token: Token, cell: Cell) -> str | None:
    """Names change only in the genitive, which adds -s without an article; those in -s, -x, -z are left alone."""
    genitive = token.has(Case="Gen") and token.text.endswith("s") and token.lemma == token.text[:-1]
    if token.text in _PLURAL_NAMES and cell[1] == "Plur":
        base = _PLURAL_NAMES[token.text]
        return base + "n" if cell[0] == "Dat" and base.endswith("e") else base
    base = token.text[:-1] if genitive else token.text
    return token.text if cell[0] == "Gen" and genitive else base if cell[0] != "Gen" else None
