"""What the engine makes of real articles: the three facts, the yield, and the same items with and without furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

from questions.interchange import answer_text
from questions.items import Cloze, Item
from tests.eval import corpus
from tests.eval.table import Row

_WORD = re.compile(r"\w+")
_SHORT, _LONG = 120, 300  # words


def rows(data_dir: Path) -> list[Row]:
    """Return the gate's rows on generation."""
    return [_three_facts(data_dir), *_yield(corpus.articles(data_dir)), _furniture(data_dir)]


def _three_facts(data_dir: Path) -> Row:
    """Count which of the article's three facts come out with the right key and evidence."""
    proposed = corpus.seed_article(data_dir)
    items = [d.item for d in proposed.proposal.drafts]
    found = [
        any(_asks(i, "in welcher stadt", "Reykjavik", "Arktischen Rat") for i in items),
        any(_asks(i, "von welchem land", "Island", "Vorsitz") for i in items),
        any(_asks(i, "wievielmal schneller", "dreimal", "1971") for i in items),
    ]
    return Row("three Reykjavik facts", sum(found), 3, f"of 3; {len(proposed.items())} items chosen")


def _asks(item: Item, phrase: str, answer: str, proof: str) -> bool:
    right = answer_text(item.interaction) == answer
    return right and phrase in item.stem.casefold() and any(proof in e.text for e in item.evidence)


def _yield(articles: Iterable[corpus.Proposed]) -> list[Row]:
    """Measure the share of articles that give enough items: ten from 300 words on, five from 120."""
    long: list[int] = []
    short: list[int] = []
    counts: list[int] = []
    for proposed in articles:
        count = len(proposed.items())
        counts.append(count)
        words = len(_WORD.findall(proposed.article.text))
        if words >= _SHORT:
            (long if words >= _LONG else short).append(count)
    return [
        Row(
            "yield: articles of 300+ words with 10 items", mean(c >= 10 for c in long), 0.2, f"aim 0.9; of {len(long)}"
        ),
        Row(
            "yield: articles of 120-300 words with 5 items",
            mean(c >= 5 for c in short),
            0.2,
            f"aim 0.9; of {len(short)}",
        ),
        Row("yield: items per article", mean(counts), 5, f"{len(counts)} articles, no crash"),
    ]


def _furniture(data_dir: Path) -> Row:
    """Compare the items of copied pages with those of their clean bodies (Jaccard of prompts and answers)."""
    copied = {p.name: p for p in corpus.articles(data_dir)}
    scores: list[float] = []
    for clean in corpus.clean_pages(data_dir):
        mine, theirs = (_prompts(p) for p in (copied[clean.name], clean))
        scores.append(len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0)
    return Row("same items with and without furniture (Jaccard)", mean(scores), 0.8, f"{len(scores)} pages")


def _prompts(proposed: corpus.Proposed) -> set[tuple[str, str]]:
    items = [d.item for d in proposed.proposal.drafts]
    return {
        (i.interaction.text if isinstance(i.interaction, Cloze) else i.stem, answer_text(i.interaction)) for i in items
    }
