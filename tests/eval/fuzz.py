"""Whether the engine survives broken text: the miniature articles, spoilt in the ways that copied text is spoilt."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from questions.articles import Article, sections_of
from questions.pipeline import generate_items
from questions.wellformed import check_item
from tests.eval.corpus import pool
from tests.eval.table import Row

MINIATURES = Path(__file__).parents[1] / "questions" / "miniatures"
_STRAY = ("„", "“", "(", ")", ",", ":", "–", "\u00ad", "\u200b", "🙂", "1.", "%", "»", "...", "{0}", "\\", "ß" * 40)


def _without(words: list[str], rng: random.Random) -> list[str]:
    gone = {rng.randrange(len(words)) for _ in range(1 + len(words) // 10)}
    return [w for i, w in enumerate(words) if i not in gone]


def _stray(words: list[str], rng: random.Random) -> list[str]:
    result = list(words)
    for _ in range(1 + len(words) // 10):
        result.insert(rng.randrange(len(result) + 1), rng.choice(_STRAY))
    return result


def _swapped(words: list[str], rng: random.Random) -> list[str]:
    result = list(words)
    for _ in range(1 + len(words) // 10):
        i, j = rng.randrange(len(words)), rng.randrange(len(words))
        result[i], result[j] = result[j], result[i]
    return result


def _cut(words: list[str], rng: random.Random) -> list[str]:
    return words[rng.randrange(len(words)) :] + words[: rng.randrange(1, len(words) + 1)]


def _unmarked(words: list[str], rng: random.Random) -> list[str]:
    shouted = rng.random() < 0.5
    bare = [w.strip("„“.,:;!?()") for w in words]
    return [w.upper() if shouted else w.lower() for w in bare]


SPOILERS: tuple[Callable[[list[str], random.Random], list[str]], ...] = (_without, _stray, _swapped, _cut, _unmarked)


def rows(data_dir: Path) -> list[Row]:  # noqa: ARG001 -- all modules look alike; these texts are our own
    """Return the share of spoilt texts from which sound items, or none, come out."""
    troubles = [t for t in pool().map(trouble, spoilt_texts(), chunksize=20) if t is not None]
    count = len(spoilt_texts())
    named = ", ".join(f"{n} {kind}" for kind, n in Counter(troubles).most_common(3))
    return [Row("no crash on spoilt texts", 1 - len(troubles) / count, 1.0, f"of {count}; {named or 'none'}")]


def spoilt_texts() -> list[str]:
    """Return the miniature texts, each spoilt in one of the ways in turn, the same each time."""
    rng = random.Random(0)
    entries = [e for path in sorted(MINIATURES.glob("*.toml")) for e in tomllib.loads(path.read_text())["miniature"]]
    texts = sorted({entry["text"].strip() for entry in entries})
    return [" ".join(spoil(text.split(), rng)) for text, spoil in zip(texts, cycle(SPOILERS), strict=False)]


def trouble(text: str) -> str | None:
    """Return what went wrong with a text: the name of an exception, or "evidence" where it is not at its place."""
    article = Article("Kurz gemeldet", sections_of(text))
    try:
        for item in generate_items(article).items:
            check_item(item)
            if any(article.text[e.start : e.end] != e.text for e in item.evidence):
                return "evidence"
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
        return type(error).__name__
    return None
