"""A whole noun phrase in another case: `dem neuen Präsidenten Karl Meier` becomes `der neue Präsident Karl Meier`.

The phrase as it stands must be what the rules themselves would write in some case, number and gender; from there it is
written anew in the wanted case. Where no analysis explains it, or several lead to different results, there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from questions.german.document import Token
from questions.german.morphology import nouns
from questions.german.morphology.declension import CASES
from questions.german.morphology.endings import DEFINITE
from questions.german.morphology.slots import NAME_TAGS, Cell, Slot, as_given, same, slot_of, write

_KINDS = ("Masc", "Fem", "Neut", "Plur")
_MEMBERS = frozenset({"det", "amod", "nummod", "advmod"})
_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PWAT", "PIDAT", "APPRART"})
_HARMLESS = frozenset({"DET", "ADP", "PUNCT", "ADV", "PART"})


def decline(tokens: Sequence[Token], case: str, *, definite: bool = False) -> str | None:
    """Return the noun phrase in another case, or None where its analysis is not certain.

    A preposition in front goes; one that is contracted with the article (`vom`) leaves the article. Genitives,
    prepositional phrases and clauses inside the phrase stay as they are.

    Args:
        tokens: the whole phrase in text order, with the analyser's tags, features and tree.
        case: Nom, Acc, Dat or Gen.
        definite: whether the article becomes "der", or a noun without one gets it: ein alter Turm, der alte Turm; not
            where a name in the genitive determines it: Lenas Turm.
    """
    phrase = list(tokens)
    if not phrase:
        return None
    phrase = _without_preposition(phrase)
    inside = {token.index for token in phrase}
    tops = [t for t in phrase if t.head not in inside or t.is_root]
    head = next((t for t in tops if t.upos in {"NOUN", *NAME_TAGS, "ADJ"}), None)
    if head is None or not all(t is head or t.upos in _HARMLESS or _is_attribute(t, head, phrase) for t in tops):
        return None
    written: dict[int, str] = {}
    if not _decline_head(head, phrase, case, None, written, definite=definite):
        return None
    return _joined(phrase, written)


def _without_preposition(phrase: list[Token]) -> list[Token]:
    """The phrase without its preposition, or from a contracted one: (sogar an) einem Ort; (nur) im Ort."""
    if phrase[-1].tag == "APPO" and len(phrase) > 1:
        phrase = phrase[:-1]
    for place, token in enumerate(phrase[:-1]):
        if token.tag in {"APPR", "APPRART"}:
            return phrase[place + 1 :] if token.tag == "APPR" else phrase[place:]
        if token.upos not in {"ADV", "PART"}:
            break
    return phrase


def _is_attribute(token: Token, head: Token, phrase: Sequence[Token]) -> bool:
    """Whether a word that the tree hangs outside of the phrase opens a prepositional phrase behind the head."""
    return token.index > head.index and any(t.head == token.index and t.upos == "ADP" for t in phrase)


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
    slots = [slot for slot in (slot_of(t, head) for t in tokens) if slot is not None]
    if head.upos == "PROPN" or not nouns.is_known(head.text):
        slots = [slot for slot in slots if slot.token is not head]
    given = [as_given(slot.token) for slot in slots]
    return frozenset(cell for cell in product(CASES, _KINDS) if same(write(slots, cell), given))


def _joined(phrase: Sequence[Token], written: dict[int, str]) -> str:
    parts: list[str] = []
    for place, token in enumerate(phrase):
        if place and token.start > phrase[place - 1].end:
            parts.append(" ")
        parts.append(written.get(token.index, token.text))
    return "".join(parts)


def _decline_head(
    head: Token,
    phrase: Sequence[Token],
    case: str,
    source: str | None,
    written: dict[int, str],
    *,
    definite: bool = False,
) -> bool:
    """Write the head and what agrees with it, then its conjuncts and appositions, which must stand in the same case."""
    group = [t for t in phrase if t is head or (t.head == head.index and _agrees(t, head))]
    group += [t for t in phrase if t.deprel == "conj" and t.tag == "ADJA" and any(t.head == g.index for g in group)]
    group.sort(key=lambda t: t.index)
    slots = [slot for slot in (slot_of(t, head) for t in group) if slot is not None]
    cells = [cell for cell in _analyses(slots, head, phrase) if source in {None, cell[0]}]
    if source is None and head.feats.get("Case") in {cell[0] for cell in cells}:
        cells = [cell for cell in cells if cell[0] == head.feats["Case"]]
    wanted = _with_definite_article(slots) if definite and not _is_owned(head, phrase) else slots
    results = {tuple(write(wanted, (case, kind))) for _, kind in cells}
    if len(results) != 1 or None in next(iter(results)):
        return False
    forms = [str(form) for form in results.pop()]
    article = forms.pop(0) if len(wanted) > len(slots) else None
    written.update({slot.token.index: form for slot, form in zip(slots, forms, strict=True)})
    if article is not None:
        first = min((t for t in phrase if t.head == head.index and t.relation in _MEMBERS), key=_index, default=head)
        first = min(first, head, key=_index)
        written[first.index] = f"{article} {written.get(first.index, first.text)}"
    sources = {cell[0] for cell in cells}
    parallel = [t for t in phrase if t.head == head.index and t.relation in {"conj", "appos"} and t is not head]
    for other in parallel:
        if other.upos == "NOUN" and not _has_case_of_its_own(other, phrase):
            inner = next(iter(sources)) if len(sources) == 1 else None
            if not _decline_head(other, phrase, case, inner, written):
                return False
    return True


def _is_owned(head: Token, phrase: Sequence[Token]) -> bool:
    """Whether a name in the genitive stands before the noun in the place of its article: "Lenas Unfall"."""
    before = (t for t in phrase if t.head == head.index and t.index < head.index and t.upos in NAME_TAGS)
    return any(t.text.endswith(("s", "’", "'")) and t.relation == "nmod" for t in before)


def _with_definite_article(slots: Sequence[Slot]) -> list[Slot]:
    """The words with "der" instead of the article or pronoun before them, or in front where there is none."""
    opener = slots[0].token
    article = replace(opener, text="der", lemma="der", upos="DET", tag="ART")
    replaced = opener.tag in _DETERMINERS
    return [Slot(article, lambda cell, _: DEFINITE[cell]), *(slots[1:] if replaced else slots)]


def _index(token: Token) -> int:
    return token.index


def _agrees(token: Token, head: Token) -> bool:
    if token.tag in _DETERMINERS:
        return token.index < head.index
    return token.tag == "ADJA" and token.relation in _MEMBERS and token.index < head.index


def _has_case_of_its_own(token: Token, phrase: Sequence[Token]) -> bool:
    return any(t.head == token.index and t.upos == "ADP" for t in phrase)


def _analyses(slots: Sequence[Slot], head: Token, phrase: Sequence[Token]) -> list[Cell]:
    """Return the cells in which the rules would write the phrase exactly as it stands."""
    given = [as_given(slot.token) for slot in slots]
    genders = _genders(head, slots)
    numbers = {head.feats["Number"]} if "Number" in head.feats else {"Sing", "Plur"}
    if any(t.head == head.index and t.upos == "NUM" and t.text.lower() not in {"ein", "eine", "1"} for t in phrase):
        numbers = {"Plur"}
    fitting = [cell for cell in product(CASES, _KINDS) if cell[1] in genders and same(write(slots, cell), given)]
    wanted = [cell for cell in fitting if ("Plur" if cell[1] == "Plur" else "Sing") in numbers]
    return wanted or fitting


def _genders(head: Token, slots: Sequence[Slot]) -> set[str]:
    if head.upos in NAME_TAGS:
        return _genders_of_name(head, slots)
    if nouns.is_adjectival(nouns.adjectival_lemma(head.text) or head.text):
        return {head.feats.get("Gender", ""), "Plur"} if "Gender" in head.feats else set(_KINDS)
    readings = nouns.analyse_noun(head.text)
    return {reading.gender or "" for reading in readings if reading.number == "Sing"} | {"Plur"}


def _genders_of_name(head: Token, slots: Sequence[Slot]) -> set[str]:
    """A name's gender matters beside a word that shows it; then the lexicon or two agreeing features must tell it."""
    if len(slots) == 1:
        return set(_KINDS)
    known = {reading.gender for reading in nouns.analyse_noun(head.text) if reading.number == "Sing"} - {None}
    if known:
        return {str(gender) for gender in known} | {"Plur"}
    told = {slot.token.feats.get("Gender") for slot in slots} - {None}
    return {str(gender) for gender in told} | {"Plur"} if len(told) == 1 else set(_KINDS)
