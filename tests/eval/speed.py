"""How long generation takes beside the bare analysis of the text: printed, never gated."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

from questions.german import analyse
from questions.pipeline import generate_items
from tests.eval import corpus
from tests.eval.table import Row

_WORDS, _ARTICLES = 500, 9


def rows(data_dir: Path) -> list[Row]:
    """Return the median seconds and ratio of the articles that are nearest to 500 words."""
    articles = [p.article for p in corpus.articles(data_dir)]
    nearest = sorted(articles, key=lambda a: abs(len(a.text.split()) - _WORDS))[:_ARTICLES]
    analyse(nearest[0].text)
    seconds, ratios = [], []
    for article in nearest:
        started = perf_counter()
        analyse(article.text, article.published)
        analysed = perf_counter()
        generate_items(article)
        seconds.append(perf_counter() - analysed)
        ratios.append(seconds[-1] / (analysed - started))
    note = f"median of {len(nearest)} articles of some {_WORDS} words"
    return [
        Row("speed: seconds per article (less is better)", median(seconds), None, note),
        Row("speed: generation / bare analysis (less is better)", median(ratios), None, f"{note}; aim 1.3"),
    ]
