"""A quiz on paper: tasks with lettered options in a shuffled order, and the key that goes with them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from questions.items import (
    Cloze,
    Item,
    ItemType,
    Matching,
    MultipleResponse,
    Option,
    Ordering,
    SingleChoice,
)
from quiz.authoring.differences import answer_lines
from quiz.authoring.filters import cloze_pieces
from quiz.authoring.services.quizzes import Place
from quiz.mapping import item_of
from quiz.models import ItemRecord, Quiz, QuizDraw


@dataclass(frozen=True, slots=True)
class Lettered:
    """An option under its letter."""

    letter: str
    text: str
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """An item on paper.

    `options` are what is chosen from; `prompts` what they are assigned to; `pieces` the text of a cloze, None for a
    gap. `solution` says the key in words, by letters where there are any.
    """

    type: ItemType
    stem: str
    points: Decimal
    options: tuple[Lettered, ...]
    prompts: tuple[str, ...]
    pieces: tuple[str | None, ...]
    unit: str | None
    solution: tuple[str, ...]


def paper_of(
    quiz: Quiz, places: Sequence[Place], pools: Mapping[str, Sequence[ItemRecord]], rng: random.Random
) -> list[Task]:
    """Put a quiz on paper; random draws are drawn once, from the pools by tag."""
    tasks: list[Task] = []
    taken = {place.item_id for place in quiz.items}
    for place in places:
        if isinstance(place, QuizDraw):
            free = [record for record in pools[place.tag] if record.id not in taken]
            records: Sequence[ItemRecord] = rng.sample(free, min(place.count, len(free)))
        else:
            records = [place.item]
        taken |= {record.id for record in records}
        tasks += [
            _task(item_of(version), version.points if place.points is None else place.points, rng)
            for record in records
            if (version := record.current_version) is not None
        ]
    return tasks


def _task(item: Item, points: Decimal, rng: random.Random) -> Task:
    options: tuple[Lettered, ...] = ()
    prompts: tuple[str, ...] = ()
    pieces: tuple[str | None, ...] = ()
    solution: list[str] = [line.removeprefix("✓ ") for line in answer_lines(item)]
    match item.interaction:
        case SingleChoice(options=choices, key=key):
            options = _lettered(choices, {key}, rng)
            solution = [f"{one.letter}: {one.text}" for one in options if one.is_key]
        case MultipleResponse(options=choices, keys=keys):
            options = _lettered(choices, set(keys), rng)
            solution = [f"{one.letter}: {one.text}" for one in options if one.is_key]
        case Ordering(entries=entries):
            options = _lettered(entries, set(), rng)
        case Matching() as matching:
            options = _lettered(matching.choices, set(), rng)
            prompts = tuple(prompt.text for prompt in matching.prompts)
            solution = [line for line in solution if "→" in line]
        case Cloze() as cloze:
            options = _lettered(cloze.bank, set(), rng)
            pieces = tuple(piece if isinstance(piece, str) else None for piece in cloze_pieces(cloze))
            solution = solution[:1]
        case _:
            pass
    unit = getattr(item.interaction, "unit", None)
    return Task(item.type, item.stem, points, options, prompts, pieces, unit, tuple(solution))


def _lettered(options: Sequence[Option], keys: set[str], rng: random.Random) -> tuple[Lettered, ...]:
    order = list(options)
    rng.shuffle(order)
    return tuple(
        Lettered(ascii_uppercase[number % len(ascii_uppercase)], option.text, option.id in keys)
        for number, option in enumerate(order)
    )
