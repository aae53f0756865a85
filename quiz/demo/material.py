"""Items in great number, each with how learners answer it."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.interchange import item_to_json
from questions.items import Evidence, Interaction, Item, Option, ShortText, SingleChoice, TrueFalse
from quiz.attempts.answers import RESPONSE
from quiz.demo.bulk import first_free_id, insert
from quiz.models import Account, ArticleRecord, ArticleStatus, ItemRecord, ItemStatus, ItemVersion, ItemWord
from quiz.words import item_words

ONE_IN = 40
"""One in so many keys is wrong."""

PLACES = ("Lindenau", "Brückenau", "Marbeck", "Seeheim", "Tannwald", "Altenfurt", "Rosental", "Kirchberg")
BODIES = ("der Stadtrat", "das Landratsamt", "die Schulkonferenz", "der Gemeinderat", "die Feuerwehr", "das Museum")
THINGS = ("eine Buslinie", "ein Schwimmbad", "einen Radweg", "eine Bibliothek", "einen Park", "ein Theater")


@dataclass(frozen=True, slots=True)
class Seeded:
    """An item with what the model needs: its key as answered by who knows, wrong answers, slope and place."""

    version_id: int
    right: object
    wrong: tuple[object, ...]
    slope: float
    place: float

    def answer(self, skill: float, rng: random.Random) -> dict[str, Any]:
        """What somebody of that skill answers; sometimes nothing."""
        if rng.random() < 0.02:  # noqa: PLR2004 - left out
            return {}
        knows = rng.random() < 1 / (1 + math.exp(-self.slope * (skill - self.place)))
        return {RESPONSE: self.right if knows else rng.choice((self.right, *self.wrong))}


def make_items(
    session: Session, teacher: Account, articles_wanted: int, wanted: int, rng: random.Random, now: datetime
) -> list[tuple[int, int, Seeded]]:
    """Make articles, items and versions; returns item, article and what the model needs."""
    articles, first, version = (
        first_free_id(session, ArticleRecord),
        first_free_id(session, ItemRecord),
        first_free_id(session, ItemVersion),
    )
    text = "Der Stadtrat hat beschlossen, was gebaut wird. Die Arbeiten beginnen bald."
    insert(
        session,
        ArticleRecord,
        (
            {
                "id": articles + number,
                "owner_id": teacher.id,
                "headline": f"{PLACES[number % len(PLACES)]} baut, Folge {number + 1}",
                "markup": text,
                "text": text,
                "status": ArticleStatus.READY,
            }
            for number in range(articles_wanted)
        ),
    )
    made = [_item(number, rng) for number in range(wanted)]
    contents = [item_to_json(item) for item, _right, _wrong in made]
    found = [
        (
            first + number,
            articles + number % articles_wanted,
            Seeded(version + number, right, wrong, rng.lognormvariate(0.3, 0.3), rng.gauss(-0.4, 0.9)),
        )
        for number, (_made, right, wrong) in enumerate(made)
    ]
    insert(
        session,
        ItemRecord,
        (
            {
                "id": item_id,
                "owner_id": teacher.id,
                "article_id": article_id,
                "status": ItemStatus.APPROVED,
                "position": place,
            }
            for place, (item_id, article_id, _seeded) in enumerate(found)
        ),
    )
    insert(
        session,
        ItemVersion,
        (
            {
                "id": seeded.version_id,
                "item_id": item_id,
                "number": 1,
                "type": item.type,
                "stem": item.stem,
                "content": content,
                "points": item.points,
                "created_at": now,
            }
            for (item_id, _article, seeded), (item, _right, _wrong), content in zip(found, made, contents, strict=True)
        ),
    )
    session.execute(
        sa.update(ItemRecord)
        .where(ItemRecord.id >= first, ItemRecord.owner_id == teacher.id)
        .values(current_version_id=ItemRecord.id - first + version)
        .execution_options(synchronize_session=False)
    )
    insert(
        session,
        ItemWord,
        (
            {"item_id": item_id, "word": word}
            for (item_id, _article, _seeded), content in zip(found, contents, strict=True)
            for word in sorted(item_words(content))
        ),
    )
    return found


def _item(number: int, rng: random.Random) -> tuple[Item, object, tuple[object, ...]]:
    """An item with the answer of who knows, and those of who does not."""
    place, thing = PLACES[number % len(PLACES)], THINGS[number // 7 % len(THINGS)]
    interaction: Interaction
    right: object
    wrong: tuple[object, ...]
    match number // 7 % 5:
        case 0:
            stem = f"{place} baut {thing} im Jahr {2000 + number}."
            interaction, right, wrong = TrueFalse(key=True), True, (False,)
        case 1:
            stem = f"Wo wird im Jahr {2000 + number} {thing} gebaut?"
            interaction, right, wrong = ShortText((place,)), place, ("Hamburg", "auf dem Land", "am Fluss")
        case _:
            stem = f"Wer baut in {place} {thing} (Vorhaben {number + 1})?"
            chosen = rng.sample(BODIES, 4)
            options = tuple(Option(f"o{index}", text) for index, text in enumerate(chosen))
            key = "o1" if number % ONE_IN == 0 else "o0"
            interaction, right, wrong = SingleChoice(options, key), "o0", ("o1", "o2", "o3")
    proof = (Evidence("Der Stadtrat hat beschlossen, was gebaut wird.", 0, 46),)
    return Item(f"volume-{number}", "teacher", stem, interaction, proof, "So steht es im Artikel."), right, wrong
