"""Whether typed words are the wanted ones in spelling, number or inflection, or else words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from questions.german.gazetteer import lookup
from questions.german.morphology.lexicon import noun_entries
from questions.german.morphology.nouns import analyse_noun
from questions.german.morphology.words import lemma, same_word
from questions.german.numerals import MULTIPLIERS, parse_multiple, parse_number
from questions.scoring.spelling import folded, split_preposition, tidy, words_of

_HEDGES = frozenset("rund etwa circa ca zirka ungefähr knapp fast gut".split())
_MOST_NAMES = 4
_NO_NUMBERS = frozenset("ein eine einen einem einer eines halb halbe beide beiden".split())


def comparable(answer: str, response: str) -> tuple[list[str], list[str]]:
    """The words of both without what does not matter: articles, "rund" before a number, "lang" behind a duration.

    A preposition that only one of them has goes too, and so do the words behind the answer's number where the response
    is nothing but a number.
    """
    wanted, given = _content(answer), _content(response)
    (one, bare_wanted), (other, bare_given) = split_preposition(wanted), split_preposition(given)
    if bool(one) != bool(other):
        wanted, given = bare_wanted, bare_given
    if (
        len(given) == 1
        and is_number(given[0])
        and wanted
        and is_number(wanted[0])
        and not any(map(is_number, wanted[1:]))
    ):
        wanted = wanted[:1]
    return wanted, given


def joined(words: Sequence[str]) -> str:
    """The words as one string in which only what counts differs; numbers stand in figures."""
    return "".join(map(canonical, words))


@lru_cache(maxsize=4096)
def canonical(word: str) -> str:
    """A word as it is compared: folded, a number in figures, "Mio." and "Millionen" alike."""
    multiplier = MULTIPLIERS.get(word.lower().rstrip("."))
    if multiplier:
        return f"×{multiplier}"
    if is_number(word):
        return format((parse_number(word) or Decimal(0)).normalize(), "f")
    times = parse_multiple(word)
    return folded(word) if times is None else format(times.normalize(), "f") + "mal"


def is_number(word: str) -> bool:
    """Whether a word is a number that counts; "ein" may be an article and is none."""
    return word.lower() not in _NO_NUMBERS and parse_number(word) is not None


def same_form(one: str, other: str) -> bool:
    """Whether two words are forms of one word; names may have the s of the genitive, offices the -in of a woman."""
    if canonical(one) == canonical(other):
        return True
    if is_number(one) or is_number(other):
        return False
    if same_word(one, other) or same_word(_capitalised(one), _capitalised(other)):
        return True
    return any(_is_derived(long, short) for long, short in ((one, other), (other, one)))


def surname(answer: str) -> str | None:
    """The last name of what looks like a person's full name, since people are known by it; None for anything else."""
    names = answer.split()
    if not 2 <= len(names) <= _MOST_NAMES or lookup(answer) is not None:  # noqa: PLR2004 - first and last
        return None
    capitalised = all(name[:1].isupper() and name.replace("-", "").isalpha() and not name.isupper() for name in names)
    return names[-1] if capitalised and not is_known(names[0]) else None


def same_entity(one: str, other: str) -> bool:
    """Whether both name one place or body of the gazetteer: EU, Europäische Union."""
    entity = lookup(tidy(one))
    return entity is not None and entity == lookup(tidy(other))


def is_other_entity(response: str, accepted: Sequence[str]) -> bool:
    """Whether the response names a place or body that none of the answers names."""
    return lookup(tidy(response)) is not None and not any(same_entity(response, answer) for answer in accepted)


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """Whether the lexicon lists the word, or the gazetteer the name."""
    capitalised = _capitalised(word)
    if lookup(capitalised) is not None or any(noun.lemma in noun_entries() for noun in analyse_noun(capitalised)):
        return True
    low = word.lower()
    return lemma(low, "ADJ") is not None or lemma(low, "VERB") is not None


def _content(text: str) -> list[str]:
    words = words_of(text)
    if len(words) > 1 and words[-1].lower() == "lang":
        words = words[:-1]
    hedges = [index for index, below in enumerate(words[1:]) if words[index].lower() in _HEDGES and is_number(below)]
    return [word for index, word in enumerate(words) if index not in hedges]


def _is_derived(long: str, short: str) -> bool:
    if folded(long) == folded(short) + "s":
        return short[:1].isupper() and not is_known(long)
    return len(short) > len("Bote") and folded(long) in {folded(short) + "in", folded(short).removesuffix("e") + "in"}


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]
