"""Whether keys can be guessed without the text: the best text-blind rule against chance.

Each rule picks an option (or several equally good ones) from stem and options alone; where it has no opinion, the item
does not count for it. A rule's lead is its share of keys above chance, in standard errors of chance; the best rule's
lead may be 2 at most. Human questions for comparison: Belebele.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from questions.german.numerals import parse_number
from questions.items import Cloze, Item, SingleChoice
from tests.eval import corpus
from tests.eval.table import Row, needed

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d[\d.,]*")
_LIMIT = 2.0
_FEWEST = 20  # items a rule must apply to


@dataclass(frozen=True, slots=True)
class Choice:
    """A stem with its options' texts and the place of the key among them."""

    stem: str
    options: tuple[str, ...]
    key: int


Scores = Sequence[float] | None
Heuristic = Callable[[Choice], Scores]


def longest(choice: Choice) -> Scores:
    """Prefer the longest option."""
    return [len(o) for o in choice.options]


def shortest(choice: Choice) -> Scores:
    """Prefer the shortest option."""
    return [-len(o) for o in choice.options]


def stem_overlap(choice: Choice) -> Scores:
    """Prefer the option that shares most words with the stem."""
    stem = _words(choice.stem)
    return [len(_words(o) & stem) / max(1, len(_words(o))) for o in choice.options]


def most_alike(choice: Choice) -> Scores:
    """Prefer the option that is most like the others."""
    return [sum(_likeness(o, p) for p in choice.options if p is not o) for o in choice.options]


def odd_one_out(choice: Choice) -> Scores:
    """Prefer the option that is least like the others."""
    return [-(score) for score in most_alike(choice) or ()]


def middle_number(choice: Choice) -> Scores:
    """Prefer the number in the middle, where all options are different numbers."""
    numbers = [_number(o) for o in choice.options]
    known = [n for n in numbers if n is not None]
    if len(set(known)) < len(numbers):
        return None
    order = sorted(known)
    return [-abs(order.index(n) - (len(order) - 1) / 2) for n in known]


HEURISTICS: tuple[Heuristic, ...] = (longest, shortest, stem_overlap, most_alike, odd_one_out, middle_number)


def rows(data_dir: Path) -> list[Row]:
    """Return how far the best rule stays below chance + 2 standard errors, for the engine and for people."""
    mine = [c for p in corpus.articles(data_dir) for item in p.items() if (c := _choice(item)) is not None]
    path = needed(data_dir / "data" / "questions" / "belebele-de-dev.jsonl")
    theirs = list(_belebele(path))
    return [
        _row("guessability: standard errors left below chance + 2", mine, 0.0),
        _row("guessability: the same of Belebele's human questions", theirs, None),
    ]


def lead(heuristic: Heuristic, choices: Sequence[Choice]) -> tuple[float, float, int]:
    """Return a rule's lead over chance in standard errors, its share of keys, and how many items it applies to."""
    hits: list[float] = []
    chances: list[float] = []
    for choice in choices:
        scores = heuristic(choice)
        if scores is None or max(scores) == min(scores):
            continue
        best = [i for i, score in enumerate(scores) if math.isclose(score, max(scores))]
        hits.append((choice.key in best) / len(best))
        chances.append(1 / len(choice.options))
    if len(hits) < _FEWEST:
        return -math.inf, math.nan, len(hits)
    error = math.sqrt(sum(p * (1 - p) for p in chances))
    return (sum(hits) - sum(chances)) / error, sum(hits) / len(hits), len(hits)


def _row(name: str, choices: Sequence[Choice], floor: float | None) -> Row:
    leads = {h.__name__.replace("_", " "): lead(h, choices) for h in HEURISTICS}
    best = max(leads, key=lambda name: leads[name][0])
    most, share, count = leads[best]
    return Row(name, _LIMIT - most, floor, f"{best} right {100 * share:.0f} % of {count}; {len(choices)} choices")


def _choice(item: Item) -> Choice | None:
    match item.interaction:
        case SingleChoice(options=options, key=key):
            return Choice(item.stem, tuple(o.text for o in options), [o.id for o in options].index(key))
        case Cloze(text=text, bank=bank, gaps=(gap,)) if bank:
            texts = tuple(o.text for o in bank)
            return Choice(text, texts, texts.index(gap.accepted[0]))
    return None


def _belebele(path: Path) -> Iterable[Choice]:
    for line in path.read_text("utf-8").splitlines():
        for asked in json.loads(line)["items"]:
            key = next(i for i, a in enumerate(asked["answers"]) if a["correct"])
            yield Choice(asked["question"], tuple(a["text"] for a in asked["answers"]), key)


def _words(text: str) -> set[str]:
    return {w.casefold()[:6] for w in _WORD.findall(text)}


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _number(text: str) -> float | None:
    figure = _FIGURE.search(text)
    if figure is not None:
        return float(figure.group().rstrip(".,").replace(".", "").replace(",", "."))
    spelt = [n for word in text.split() if (n := parse_number(word)) is not None]
    return float(spelt[0]) if spelt else None
