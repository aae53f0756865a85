"""One name, one class: mentions in a text vote on what it names (one sense per discourse, Gale et al. 1992)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from questions.german.document import Name, NameKind, Token

GENITIVE = "s"


def agree(names: Sequence[Name], tokens: Sequence[Token]) -> tuple[Name, ...]:
    """Return the names of a document, all mentions of a name with the class that has the most probability.

    A mention is known by its words, without a genitive s where the name also stands without; a person's last
    word also speaks for mentions by that word alone. A mention is at least as probable as its class is among all
    mentions on average.
    """
    surfaces = [tuple(token.text for token in tokens[name.first : name.last + 1]) for name in names]
    known = set(surfaces) | {
        surface[-1:] for surface, name in zip(surfaces, names, strict=True) if name.kind is NameKind.PERSON
    }
    keys = [_key(surface, known) for surface in surfaces]
    votes: dict[tuple[str, ...], dict[NameKind, float]] = defaultdict(lambda: defaultdict(float))
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    for key, name in zip(keys, names, strict=True):
        heard = {key, key[-1:]} if name.kind is NameKind.PERSON else {key}
        for each in heard:
            votes[each][name.kind] += name.probability
            counts[each] += 1
    return tuple(_voted(name, votes[key], counts[key]) for key, name in zip(keys, names, strict=True))


def _voted(name: Name, votes: dict[NameKind, float], count: int) -> Name:
    kind = max(votes, key=lambda each: (votes[each], each is name.kind))
    mean = votes[kind] / count
    probability = max(name.probability, mean) if kind is name.kind else mean
    return replace(name, kind=kind, probability=probability)


def _key(surface: tuple[str, ...], known: set[tuple[str, ...]]) -> tuple[str, ...]:
    bare = (*surface[:-1], surface[-1].removesuffix(GENITIVE))
    return bare if bare in known else surface
