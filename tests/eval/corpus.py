"""The real articles of the data folder and what the engine makes of them, worked out once for all rows that ask."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from time import perf_counter

from questions.articles import Article, Section, read_text
from questions.choosing.ranking import choose
from questions.items import Item, ItemType
from questions.pipeline import Proposal, propose
from questions.writers import Draft
from tests.eval.table import needed

SEED_DATE = date(2021, 5, 20)
FOLDERS = ("gnad", "wikinews", "pages")
LIMIT = 12


@dataclass(frozen=True, slots=True)
class Proposed:
    """An article with everything the engine offers for it, and the seconds that took."""

    name: str
    article: Article
    proposal: Proposal
    seconds: float

    def chosen(self, limit: int = LIMIT) -> tuple[Draft, ...]:
        """Return the drafts of the quiz, the best first."""
        return choose(self.proposal.drafts, limit, frozenset(ItemType))

    def items(self, limit: int = LIMIT) -> tuple[Item, ...]:
        """Return the items of the quiz, the best first."""
        return tuple(d.item for d in self.chosen(limit))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An encyclopedic paragraph with the places (character offsets) of the answers people ask it for."""

    proposed: Proposed
    answers: tuple[tuple[int, int], ...]


@cache
def seed_article(data_dir: Path) -> Proposed:
    """Return the article with the three facts."""
    path = next(needed(data_dir / "articles" / "seed").glob("*.txt"))
    return _propose("seed", read_article(path).dated(SEED_DATE))


@cache
def articles(data_dir: Path) -> tuple[Proposed, ...]:
    """Return all articles of the folders `FOLDERS` as they are copied."""
    paths = [p for f in FOLDERS for p in sorted(needed(data_dir / "articles" / f).glob("*.txt"))]
    return _propose_all([(f"{p.parent.name}/{p.stem}", read_article(p)) for p in paths])


@cache
def clean_pages(data_dir: Path) -> tuple[Proposed, ...]:
    """Return the clean bodies of the pages, under the pages' names and dates."""
    bodies = []
    for page in articles(data_dir):
        folder, _, stem = page.name.partition("/")
        if folder == "pages":
            gold = json.loads((needed(data_dir / "articles" / "pages-gold") / f"{stem}.json").read_text("utf-8"))
            paragraphs = [p for s in gold["sections"] for p in (*s["headline"], *s["paragraphs"])]
            body = "\n\n".join([gold["title"], *gold.get("summary", []), *paragraphs])
            bodies.append((page.name, read_text(body, page.article.published)))
    return _propose_all(bodies)


@cache
def paragraphs(data_dir: Path) -> tuple[Paragraph, ...]:
    """Return the paragraphs of XQuAD's German part."""
    data = json.loads(needed(data_dir / "data" / "questions" / "xquad-de-dev.json").read_text("utf-8"))
    texts = [p for entry in data["data"] for p in entry["paragraphs"]]
    proposed = _propose_all(
        [(f"xquad/{i}", Article("", (Section("", (text["context"],)),))) for i, text in enumerate(texts)]
    )
    places = [[a for question in text["qas"] for a in question["answers"]] for text in texts]
    return tuple(
        Paragraph(p, tuple(sorted({(a["answer_start"], a["answer_start"] + len(a["text"])) for a in spans})))
        for p, spans in zip(proposed, places, strict=True)
    )


def read_article(path: Path) -> Article:
    """Read an article file without the line that says where our copy is from."""
    text = path.read_text("utf-8")
    return read_text(text.partition("\n")[2] if text.startswith("source: ") else text)


def _propose_all(named: Sequence[tuple[str, Article]]) -> tuple[Proposed, ...]:
    """Work on the articles in as many processes as there are cores; their order is kept."""
    return tuple(pool().map(_propose, *zip(*named, strict=True), chunksize=4))


@cache
def pool() -> ProcessPoolExecutor:
    # spawned, since a process that has run the network must not be forked
    return ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"))


def _propose(name: str, article: Article) -> Proposed:
    started = perf_counter()
    proposal = propose(article)
    return Proposed(name, article, proposal, perf_counter() - started)
