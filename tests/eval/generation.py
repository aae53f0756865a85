"""What the engine makes of real articles: the three facts, the yield, and the same items with and without furniture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from questions.articles import Article, read_text
from questions.interchange import answer_text
from questions.items import Cloze, Item
from questions.pipeline import Generation, Options, generate_items, propose
from tests.eval.table import Row, needed

SEED_DATE = date(2021, 5, 20)
_WORD = re.compile(r"\w+")
_SHORT, _LONG = 120, 300  # words


def rows(data_dir: Path) -> list[Row]:
    """Return the gate's rows on generation."""
    articles = needed(data_dir / "articles")
    return [_three_facts(articles), *_yield(articles), _furniture(articles)]


def _three_facts(articles: Path) -> Row:
    """Count which of the article's three facts come out with the right key and evidence."""
    path = next((articles / "seed").glob("*.txt"))
    items = [d.item for d in propose(_article(path)).drafts]
    chosen = _generate(path, 12).items
    found = [
        any(_asks(i, "in welcher stadt", "Reykjavik", "Arktischen Rat") for i in items),
        any(_asks(i, "von welchem land", "Island", "Vorsitz") for i in items),
        any(_asks(i, "wievielmal schneller", "dreimal", "1971") for i in items),
    ]
    return Row("three Reykjavik facts", sum(found), 3, f"of 3; {len(chosen)} items chosen")


def _asks(item: Item, phrase: str, answer: str, proof: str) -> bool:
    right = answer_text(item.interaction) == answer
    return right and phrase in item.stem.casefold() and any(proof in e.text for e in item.evidence)


def _yield(articles: Path) -> list[Row]:
    """Measure the share of articles that give enough items: ten from 300 words on, five from 120."""
    enough: dict[str, list[bool]] = {"long": [], "short": []}
    counts: list[int] = []
    for folder in ("gnad", "wikinews", "pages"):
        for path in sorted((articles / folder).glob("*.txt")):
            generation = _generate(path, 12)
            counts.append(len(generation.items))
            words = len(_WORD.findall(_article(path).text))
            if words >= _SHORT:
                wanted = 10 if words >= _LONG else 5
                enough["long" if words >= _LONG else "short"].append(len(generation.items) >= wanted)
    return [
        Row(
            "yield: articles of 300+ words with 10 items",
            _share(enough["long"]),
            0.2,
            f"aim 0.9; of {len(enough['long'])}",
        ),
        Row(
            "yield: articles of 120-300 words with 5 items",
            _share(enough["short"]),
            0.2,
            f"aim 0.9; of {len(enough['short'])}",
        ),
        Row("yield: items per article", sum(counts) / max(1, len(counts)), 5, f"{len(counts)} articles, no crash"),
    ]


def _furniture(articles: Path) -> Row:
    """Compare the items of copied pages with those of their clean bodies (Jaccard of prompts and answers)."""
    scores: list[float] = []
    for path in sorted((articles / "pages").glob("*.txt")):
        gold = json.loads((articles / "pages-gold" / f"{path.stem}.json").read_text())
        copied = _article(path)
        paragraphs = [p for s in gold["sections"] for p in (*s["headline"], *s["paragraphs"])]
        body = "\n\n".join([gold["title"], *gold.get("summary", []), *paragraphs])
        mine = _prompts(d.item for d in propose(copied).drafts)
        theirs = _prompts(d.item for d in propose(read_text(body, copied.published)).drafts)
        scores.append(len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0)
    return Row(
        "same items with and without furniture (Jaccard)", sum(scores) / len(scores), 0.8, f"{len(scores)} pages"
    )


def _prompts(items: Iterable[Item]) -> set[tuple[str, str]]:
    return {
        (i.interaction.text if isinstance(i.interaction, Cloze) else i.stem, answer_text(i.interaction)) for i in items
    }


def _share(flags: list[bool]) -> float:
    return sum(flags) / len(flags) if flags else 1.0


@cache
def _article(path: Path) -> Article:
    text = path.read_text()
    if text.startswith("source: "):
        text = text.partition("\n")[2]
    article = read_text(text)
    return article if article.published or path.parent.name != "seed" else article.dated(SEED_DATE)


@cache
def _generate(path: Path, limit: int) -> Generation:
    return generate_items(_article(path), Options(limit=limit))
