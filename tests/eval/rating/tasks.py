"""What a round of rating is made of: the engine's first items on some articles, human controls and broken ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from questions.articles import Article, BlockKind, Section, read_text
from questions.choosing.ranking import choose
from questions.items import Item, ItemType, Option, SingleChoice
from questions.pipeline import propose
from tests.eval.rating.faults import FAULTS, breakable, broken

BELEBELE = Path("data", "questions", "belebele-de-dev.jsonl")


class Source(StrEnum):
    """Who made an item."""

    ENGINE = "engine"
    HUMAN = "human"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that items are about; `name` tells us, never the raters, where it is from."""

    name: str
    article: Article


@dataclass(frozen=True, slots=True)
class Task:
    """An item to rate. `writer` is who wrote it, for a broken one who wrote it before; `fault` what was broken."""

    id: str
    passage: Passage
    item: Item
    source: Source
    writer: str
    fault: str | None = None


def read_passage(path: Path) -> Passage:
    """Read an article file of the data folder; its name is made of folder and file."""
    text = path.read_text("utf-8")
    text = text.partition("\n")[2] if text.startswith("source: ") else text
    return Passage(f"{path.parent.name}/{path.stem}", read_text(text))


def human_passages(data_dir: Path) -> Iterator[tuple[Passage, list[Item]]]:
    """Yield the passages of Belebele that are from Wikinews, with their questions as items."""
    for number, line in enumerate((data_dir / BELEBELE).read_text("utf-8").splitlines(), 1):
        entry = json.loads(line)
        if "wikinews" not in entry["metadata"]["extra"]["url"]:
            continue
        paragraphs = tuple(p.strip() for p in entry["text"].strip('"').split("\n") if p.strip())
        article = Article("", (Section("", paragraphs),))
        items = [_human_item(number, i, asked) for i, asked in enumerate(entry["items"])]
        yield Passage(f"belebele/{number}", article), items


def _human_item(passage: int, number: int, asked: dict[str, list[dict[str, object]]]) -> Item:
    options = tuple(Option(f"o{i}", str(answer["text"])) for i, answer in enumerate(asked["answers"], 1))
    key = next(f"o{i}" for i, answer in enumerate(asked["answers"], 1) if answer["correct"])
    return Item(f"belebele-{passage}-{number}", "belebele", str(asked["question"]), SingleChoice(options, key))


def gather_tasks(
    passages: Sequence[Passage],
    controls: Sequence[tuple[Passage, list[Item]]],
    seed: int,
    *,
    first: int = 10,
    human: int = 40,
    broken_count: int = 20,
) -> list[Task]:
    """Return the tasks of a round; the same arguments give the same.

    `first` items of each passage in rank order, `human` items of the controls as they are, and `broken_count` broken
    ones, half of them made from other items of the engine, one of an article, half from other items of the controls.
    """
    rng = random.Random(seed)
    found: list[tuple[Passage, Item, Source, str, str | None]] = []
    spare: list[tuple[Passage, Item]] = []
    for passage in passages:
        drafts = propose(passage.article).drafts
        chosen = choose(drafts, first, frozenset(ItemType))
        found += [(passage, d.item, Source.ENGINE, d.item.writer, None) for d in chosen]
        shown = {d.clause for d in chosen}
        spare += [(passage, d.item) for d in drafts if d.clause not in shown]
    shuffled = list(controls)
    rng.shuffle(shuffled)
    people = [(passage, item) for passage, items in shuffled for item in items]
    if len(people) < human:
        raise ValueError(f"there are {len(people)} human items, not {human}")
    found += [(passage, item, Source.HUMAN, item.writer, None) for passage, item in people[:human]]
    rng.shuffle(spare)
    from_engine = _break(_one_each(spare), broken_count // 2, rng)
    from_people = _break(people[human:], broken_count - len(from_engine), rng)
    found += [(passage, item, Source.BROKEN, item.writer, fault) for passage, item, fault in from_engine + from_people]
    return [Task(_opaque(seed, i), *entry) for i, entry in enumerate(found)]


def _one_each(pool: Sequence[tuple[Passage, Item]]) -> list[tuple[Passage, Item]]:
    """Return the first item of each passage that can be broken."""
    first: dict[str, tuple[Passage, Item]] = {}
    for passage, item in pool:
        if breakable(item):
            first.setdefault(passage.name, (passage, item))
    return list(first.values())


def _break(pool: Sequence[tuple[Passage, Item]], count: int, rng: random.Random) -> list[tuple[Passage, Item, str]]:
    """Break the first items of the pool that can be broken, each kind of fault in turn."""
    result: list[tuple[Passage, Item, str]] = []
    names = list(FAULTS)
    for passage, item in pool:
        if len(result) == count:
            break
        name = names[len(result) % len(names)]
        spoilt = broken(item, name, rng)
        if spoilt is not None:
            result.append((passage, spoilt, name))
    return result


def blocks(article: Article) -> list[tuple[BlockKind, str]]:
    """Return what a rater reads below the headline."""
    return [(b.kind, b.text) for b in article.blocks if b.kind is not BlockKind.HEADLINE]


def _opaque(seed: int, number: int) -> str:
    return sha256(f"{seed}\x1f{number}".encode()).hexdigest()[:8]
