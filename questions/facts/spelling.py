"""Misspelt words: what the lexicon does not know and is a word with one letter more, doubled, halved or exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from questions.german.document import Document, NameKind, Token
from questions.german.gazetteer import lookup
from questions.german.morphology.lexicon import adjective_entries, noun_entries
from questions.german.morphology.nouns import is_known
from questions.german.morphology.verbs import analyse_form, is_verb, participle_of
from questions.german.morphology.words import is_adjective, is_listed_adjective

_ENDINGS = ("e", "en", "er", "es", "em")
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
_LEAST_LETTERS = 8  # shorter words have too many neighbours
_LEAST_NAME = 6
_LEAST_PART = 4
_LEAST_LAST = 6
_UNINFLECTED = frozenset({"ADJD", "VVPP", "ADV"})
_SHAPES = ("förmig", "artig")
_LINKS = ("", "s", "es", "n", "en")
_DOUBLED = frozenset("bdfglmnprst")
_LEAST_SMALL = 3
_SMALL_WORDS = frozenset(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines mein meine sein
    seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere dieser diese dieses diesen diesem
    jeder jede jedes jeden jedem alle allen aller alles beide beiden viele vielen mehr mehrere einige einigen und oder
    aber denn doch sondern sowie dass weil wenn als wie auch nur noch schon nicht sehr so sich sie er es ihn ihm ihnen
    wir man wer was mit von vom bei beim aus nach zu zum zur seit für durch gegen ohne um in im an am auf über unter
    vor hinter neben zwischen bis während wegen ist sind war waren wird werden wurde wurden worden hat haben hatte
    hatten kann können konnte konnten soll sollen sollte sollten will wollen wollte wollten muss müssen musste mussten
    darf dürfen bereits rund etwa nun hier dort dann damit dazu""".split()
)
"""Words that hold a sentence together: nobody invents new ones, and few others are spelt nearly like them."""


def is_misspelt(document: Document, token: Token) -> bool:
    """Whether a word that stands once is surely a typing error: an adjective, participle, noun or a place's name."""
    if not (_is_misspelt(token) or _is_misspelt_noun(document, token) or _is_misspelt_small(token)):
        return False
    return sum(t.text == token.text for t in document.tokens) == 1


def _is_misspelt_small(token: Token) -> bool:
    """Whether two letters of a small word stand in each other's place: "keien", "nihct"."""
    word = token.text
    if not word.isalpha() or not word.islower() or len(word) < _LEAST_SMALL or word in _SMALL_WORDS:
        return False
    return any(other in _SMALL_WORDS for other in _swapped(word)) and not _is_known_small(word)


def _is_known_small(word: str) -> bool:
    known = word in adjective_entries() or is_listed_adjective(word) or is_verb(word)
    return known or bool(analyse_form(word)) or bool(participle_of(word))


def _is_misspelt_noun(document: Document, token: Token) -> bool:
    """Whether a noun or name is unknown, and known with two letters exchanged, or one doubled or not: "Postdam"."""
    word = token.text
    if token.upos not in {"NOUN", "PROPN"} or not word.isalpha() or not word[1:].islower() or is_known(word):
        return False
    name = next((n for n in document.names if n.first <= token.index <= n.last), None)
    if name is not None:
        alone = name.first == name.last and name.kind is NameKind.PLACE and len(word) >= _LEAST_NAME
        return alone and lookup(word) is None and any(_is_place(other) for other in _swapped(word))
    return len(word) >= _LEAST_LETTERS and _has_known_neighbour(word)


def _is_place(name: str) -> bool:
    known = lookup(name)
    return known is not None and known.is_place


@lru_cache(maxsize=1024)
def _has_known_neighbour(word: str) -> bool:
    return any(_is_made_of_nouns(other) for other in (*_swapped(word), *_doubled(word)))


def _is_made_of_nouns(word: str) -> bool:
    """Whether a listed noun stands behind another or behind a verb's stem, none of them short: "Renn-motorrad"."""
    for cut in range(_LEAST_PART, len(word) - _LEAST_LAST + 1):
        first, last = word[:cut], word[cut:].capitalize()
        if last not in noun_entries():
            continue
        stem = first.lower()
        if any(first.removesuffix(link) in noun_entries() for link in _LINKS) or is_verb(f"{stem}en"):
            return True
    return False


def _swapped(word: str) -> Iterator[str]:
    """Yield a word with two letters in each other's place, the capital aside."""
    for place in range(1, len(word) - 1):
        if word[place] != word[place + 1]:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _doubled(word: str) -> Iterator[str]:
    """Yield a word with a consonant doubled, or one that is double single."""
    for place in range(1, len(word)):
        letter = word[place]
        if letter == word[place - 1]:
            yield word[:place] + word[place + 1 :]
        elif letter in _DOUBLED:
            yield word[:place] + letter + word[place:]


def _is_misspelt(token: Token) -> bool:
    """Whether an adjective lacks a letter: unknown, and one letter more makes a known word."""
    word = token.text
    if token.tag in _UNINFLECTED and word.islower() and len(word) >= _LEAST_LETTERS:
        return _lacks_letter_in_participle(word)
    if token.tag != "ADJA" or not word.islower() or len(word) < _LEAST_LETTERS or is_adjective(word):
        return False
    return _lacks_letter(word)


@lru_cache(maxsize=1024)
def _lacks_letter(word: str) -> bool:
    """Whether a letter put in makes a listed adjective; an elided e (makabren) is no mistake."""
    if word in adjective_entries():
        return False
    stem = next((word.removesuffix(e) for e in sorted(_ENDINGS, key=len, reverse=True) if word.endswith(e)), word)
    if stem.endswith(_SHAPES):
        return _lacks_letter_in_noun(stem)
    return any(
        is_listed_adjective(word[:place] + letter + word[place:])
        for place in range(1, len(stem))
        for letter in _LETTERS
        if letter != "e"
    )


@lru_cache(maxsize=1024)
def _lacks_letter_in_participle(word: str) -> bool:
    """Whether an unknown word is a participle with a letter put in: "umgerchnet"."""
    known = word in adjective_entries() or is_adjective(word) or is_verb(word) or participle_of(word)
    if known or not word.endswith("t") or "ge" not in word:
        return False
    return any(
        participle_of(word[:place] + letter + word[place:]) for place in range(1, len(word) - 1) for letter in _LETTERS
    )


def _lacks_letter_in_noun(stem: str) -> bool:
    """Whether what "-förmig" is hung on is no noun, and is one with a letter more: "elipsenförmig"."""
    noun = next(stem.removesuffix(shape) for shape in _SHAPES if stem.endswith(shape)).capitalize()
    if len(noun) < _LEAST_PART or is_known(noun) or is_known(noun.removesuffix("s")):
        return False
    return any(is_known(noun[:place] + letter + noun[place:]) for place in range(1, len(noun)) for letter in _LETTERS)
