"""Items broken on purpose, as controls: whoever accepts them does not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from questions.german import analyse
from questions.items import Item, SingleChoice

_NONSENSE = (
    "ein singender Kühlschrank",
    "siebzehn gestreifte Regenschirme",
    "die Farbe des vergangenen Dienstags",
    "lauwarmer Kartoffelsalat",
    "das Innere einer Trompete",
    "ein Pfund geschälter Donner",
    "der linke Schuh des Mondes",
    "zwei Liter trockenes Wasser",
)
_QUESTION = re.compile(r"^(?P<phrase>.+?)\s*\?$")


def wrong_key(item: Item, choice: SingleChoice, rng: Random) -> Item:
    """Declare a distractor the key."""
    key = rng.choice([o.id for o in choice.options if o.id != choice.key])
    return replace(item, interaction=replace(choice, key=key))


def doubled_key(item: Item, choice: SingleChoice, rng: Random) -> Item:
    """Give a distractor the key's text."""
    text = next(o.text for o in choice.options if o.id == choice.key)
    spoilt = rng.choice([o.id for o in choice.options if o.id != choice.key])
    options = tuple(replace(o, text=text) if o.id == spoilt else o for o in choice.options)
    return replace(item, interaction=replace(choice, options=options))


def dangling(item: Item, choice: SingleChoice, rng: Random) -> Item | None:  # noqa: ARG001 -- all faults look alike
    """Cut the question down to its question phrase and a "dies" that points nowhere."""
    finite = _finite(item.stem)
    if finite is None:
        return None
    phrase = item.stem[: finite[0]].strip()
    return replace(item, stem=f"{phrase} war dies der Fall?" if phrase.lower() != "wer" else "Wer hat dies getan?")


def verb_last(item: Item, choice: SingleChoice, rng: Random) -> Item | None:  # noqa: ARG001 -- all faults look alike
    """Put the finite verb at the end, as in a dependent clause."""
    finite = _finite(item.stem)
    match = _QUESTION.match(item.stem)
    if finite is None or match is None:
        return None
    start, end = finite
    rest = " ".join((item.stem[:start] + item.stem[end : match.end("phrase")]).split())
    return replace(item, stem=f"{rest} {item.stem[start:end]}?")


def nonsense(item: Item, choice: SingleChoice, rng: Random) -> Item:
    """Give all distractors texts that no reader could take for an answer."""
    texts = iter(rng.sample(_NONSENSE, len(choice.options)))
    options = tuple(o if o.id == choice.key else replace(o, text=next(texts)) for o in choice.options)
    return replace(item, interaction=replace(choice, options=options))


FAULTS: dict[str, Callable[[Item, SingleChoice, Random], Item | None]] = {
    "wrong key": wrong_key,
    "doubled key": doubled_key,
    "dangling dies": dangling,
    "verb last": verb_last,
    "nonsense options": nonsense,
}


def breakable(item: Item) -> bool:
    """Whether an item is a question with options to choose one from."""
    return isinstance(item.interaction, SingleChoice) and item.stem.endswith("?")


def broken(item: Item, fault: str, rng: Random) -> Item | None:
    """Return a single choice with the fault, or None where the item cannot have it. Its id and proof are kept."""
    if not isinstance(item.interaction, SingleChoice) or not breakable(item):
        return None
    return FAULTS[fault](item, item.interaction, rng)


def _finite(stem: str) -> tuple[int, int] | None:
    """Return the offsets of a question's finite verb, where something stands before and behind it."""
    document = analyse(stem)
    verbs = [t for t in document.tokens if t.has(VerbForm="Fin")]
    if not verbs or verbs[0].index == 0 or verbs[0].index >= len(document.tokens) - 3:
        return None
    return verbs[0].start, verbs[0].end
