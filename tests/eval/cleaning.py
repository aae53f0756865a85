"""How well articles are cut out of copied pages: token precision, recall and F1 against clean bodies."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

from questions.articles import Article, BlockKind, UnusableArticle, read_text
from questions.articles.language import is_german
from tests.eval.table import Row, needed

_WORD = re.compile(r"\w+")
_PASSAGE_WORDS = 60


@dataclass(frozen=True, slots=True)
class Comparison:
    """One page against its gold: token scores of the text below the headline, and what else was found."""

    name: str
    precision: float
    recall: float
    headline: float
    dated: bool | None
    subheads_found: int
    subheads_gold: int
    subheads_made: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def tokens(text: str) -> Counter[str]:
    """The words and numbers of a text in lower case, with how often each occurs."""
    return Counter(_WORD.findall(text.lower().replace("\u00ad", "")))


def overlap(found: Counter[str], gold: Counter[str]) -> tuple[float, float]:
    """Precision and recall of two bags of tokens."""
    common = (found & gold).total()
    return common / max(found.total(), 1), common / max(gold.total(), 1)


def body(article: Article) -> str:
    """The article's text without its headline."""
    return "\n".join(block.text for block in article.blocks if block.kind is not BlockKind.HEADLINE)


def without_source(text: str) -> str:
    """The page without the line that says where our copy is from."""
    first, _, rest = text.partition("\n")
    return rest if first.startswith("source:") else text


def compare(page: Path, gold_file: Path) -> Comparison:
    """Read one page and compare it with its gold."""
    gold: dict[str, Any] = json.loads(gold_file.read_text(encoding="utf-8"))
    article = read_text(without_source(page.read_text(encoding="utf-8")))
    subheads = [h for section in gold["sections"] for h in section["headline"]]
    paragraphs = [p for section in gold["sections"] for p in section["paragraphs"]]
    precision, recall = overlap(tokens(body(article)), tokens(" ".join([*gold["summary"], *subheads, *paragraphs])))
    title = overlap(tokens(article.headline), tokens(gold["title"]))
    made = [s.subhead for s in article.sections if s.subhead]
    return Comparison(
        page.stem,
        precision,
        recall,
        max(title),
        article.published.isoformat() == gold["date"][:10] if article.published else False,
        len({h.strip() for h in subheads} & set(made)),
        len(subheads),
        len(made),
    )


def comparisons(data_dir: Path, folder: str) -> list[Comparison]:
    """All pages of a folder that have gold."""
    return [
        compare(page, data_dir / "pages-gold" / f"{page.stem}.json")
        for page in sorted((data_dir / folder).glob("*.txt"))
        if (data_dir / "pages-gold" / f"{page.stem}.json").exists()
    ]


def stability(data_dir: Path) -> float:
    """The mean Jaccard overlap of the paragraphs read from a page and from the same page selected whole."""
    shares = []
    for page in sorted((data_dir / "pages").glob("*.txt")):
        whole = data_dir / "pages-full" / page.name
        if whole.exists():
            one, other = (
                {b.text for b in read_text(without_source(p.read_text(encoding="utf-8"))).blocks} for p in (page, whole)
            )
            shares.append(len(one & other) / len(one | other))
    return mean(shares)


def readable(data_dir: Path, folder: str) -> float:
    """The share of texts of a folder that are read at all."""
    texts = sorted((data_dir / folder).glob("*.txt"))
    good = 0
    for text in texts:
        try:
            good += bool(read_text(without_source(text.read_text(encoding="utf-8"))).sections)
        except UnusableArticle:
            continue
    return good / len(texts)


def german_share(folder: Path, prefix: str) -> float:
    """The share of passages of some sixty words, from the treebanks of a language, that pass for German."""
    passages, words = [], []
    for file in sorted(folder.glob(f"{prefix}*.conllu")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                words += line.removeprefix("# text = ").split()
                if len(words) >= _PASSAGE_WORDS:
                    passages.append(" ".join(words))
                    words = []
    return mean(map(is_german, passages)) if passages else 0.0


def rows(data_dir: Path) -> list[Row]:
    """The measurements on the articles of the data folder (`articles/pages`, `pages-full`, `pages-gold` …)."""
    treebanks = data_dir / "data" / "ud"
    data_dir = needed(data_dir / "articles")
    result = []
    for folder in ("pages", "pages-full"):
        found = comparisons(data_dir, folder)
        result += [
            Row(
                f"cleaning {folder}: F1 of tokens", mean(c.f1 for c in found), 0.95, "mean over pages; the aim is 0.97"
            ),
            Row(f"cleaning {folder}: median F1", median(c.f1 for c in found), 0.97),
            Row(f"cleaning {folder}: precision", mean(c.precision for c in found), 0.95),
            Row(f"cleaning {folder}: recall", mean(c.recall for c in found), 0.95),
            Row(
                f"cleaning {folder}: headline found", mean(c.headline >= 0.6 for c in found), 0.8, "60 % of its tokens"
            ),
            Row(f"cleaning {folder}: date found", mean(bool(c.dated) for c in found), 0.85),
            Row(
                f"cleaning {folder}: subheads found",
                sum(c.subheads_found for c in found) / max(sum(c.subheads_gold for c in found), 1),
                0.85,
            ),
            Row(
                f"cleaning {folder}: subheads right",
                sum(c.subheads_found for c in found) / max(sum(c.subheads_made for c in found), 1),
                0.8,
            ),
        ]
    result.append(
        Row("cleaning: stability", stability(data_dir), 0.9, "Jaccard of paragraphs, page against select-all")
    )
    result += [
        Row(f"cleaning {folder}: read", readable(data_dir, folder), 1.0) for folder in ("wikinews", "gnad", "seed")
    ]
    if treebanks.is_dir():
        result.append(Row("language: German taken for German", german_share(treebanks, "de_"), 0.98, "UD passages"))
        result += [
            Row(f"language: {name} refused", 1 - german_share(treebanks, prefix), 0.99, "UD passages")
            for name, prefix in (("Dutch", "nl_"), ("Afrikaans", "af_"), ("Danish", "da_"), ("Swedish", "sv_"))
        ]
    return result
