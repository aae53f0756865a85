"""An item on its way: what the choice of the quiz needs to know beside the item itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from questions.asking import AnswerKind
from questions.facts.fact import Fact
from questions.german.document import Sentence
from questions.items import Evidence, Item, Option
from questions.material import Material
from questions.references.referents import Referent

_PROTAGONIST = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """An item with the sentence it asks about, what its answer is, and how much the article makes of it (0..1).

    `clause` is the token at the heart of what it asks about (a finite verb, a quotation's or office's first word), the
    same for all items on one fact; `touches` are those of other facts that its options draw on. `judged` is how likely
    a teacher accepts it as it stands (0..1), once `questions.judging` has looked at it.
    """

    item: Item
    sentence: Sentence
    clause: int
    answer: str
    kind: AnswerKind | None
    importance: float
    touches: frozenset[int] = frozenset()
    judged: float = 0.5


Writer = Callable[[Material], Iterator[Draft]]


def salience_cost(answer: str, material: Material) -> float:
    """Return how much easier an answer is to guess because the headline names it or the article keeps naming it."""
    named = next((r for r in material.referents.all if r.name == answer), None)
    often = 0.03 * min(5, len(named.mentions)) if named is not None else 0.0
    if named is not None and is_protagonist(material, answer):
        often += 0.4  # whom or what the article is about, everybody knows
    words = {w.casefold() for w in material.article.headline.split()}
    return often + (0.2 if answer.casefold() in words else 0.0)


def is_protagonist(material: Material, name: str) -> bool:
    """Whether the article is about somebody: the headline names them or they are named four times."""
    referent = next((r for r in material.referents.all if r.name == name), None)
    often = referent is not None and len(referent.mentions) >= _PROTAGONIST
    return often or any(part in material.article.headline for part in (name, name.rsplit(" ", 1)[-1]))


def shares_name(one: Referent, other: Referent) -> bool:
    """Whether two names may be one person's: "Aykut" and "Aykut Anhan"."""
    mine, theirs = set(one.name.split()), set(other.name.split())
    return mine <= theirs or theirs <= mine


def distinct_people(people: Sequence[Referent]) -> list[Referent]:
    """Return the people without those whose name is part of an earlier one's."""
    kept: list[Referent] = []
    for person in people:
        if not any(shares_name(person, other) for other in kept):
            kept.append(person)
    return kept


def described(fact: Fact, material: Material) -> dict[str, object]:
    """Return a fact as the output and a teacher see it: its predicate and its parts by role."""
    roles: dict[str, str] = {}
    for argument in fact.arguments:
        text = material.wording.argument(argument)
        if text:
            roles.setdefault(argument.role.value, text)
    return {"kind": fact.clause.kind.value, "predicate": fact.clause.predicate, "roles": roles}


def importance(fact: Fact, material: Material) -> float:
    """Return how much the article makes of a fact: its place in the text, and the names the headline shares with it."""
    weight = 0.5 * (1.0 - fact.position)
    if fact.block == "lead":
        weight += 0.2
    headline = {w.lower() for w in material.article.headline.split() if w[:1].isupper()}
    words = {t.text.lower() for t in material.document.words(fact.clause.span) if t.upos in {"NOUN", "PROPN"}}
    weight += 0.1 * min(3, len(headline & words))
    return min(1.0, weight)


def shuffled_options(
    material: Material, stem: str, key: str, wrong: Sequence[tuple[str, str, str]]
) -> tuple[tuple[Option, ...], str]:
    """Return options in an order that only the seed decides, with ids that tell nothing, and the key's id.

    `wrong` holds (text, why it is wrong, source) of each distractor.
    """
    options, ids = shuffled(material, stem, [(key, None, None), *wrong])
    return options, ids[0]


def shuffled(
    material: Material, stem: str, entries: Sequence[tuple[str, str | None, str | None]], prefix: str = "o"
) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """Return entries as options in an order that only the seed decides, and the ids in the order of the entries.

    An entry is (text, why it is wrong or None, source or None); ids are the prefix and a number.
    """
    order = list(range(len(entries)))
    material.rng(stem, "order").shuffle(order)
    options = tuple(Option(f"{prefix}{i + 1}", *entries[j]) for i, j in enumerate(order))
    return options, tuple(f"{prefix}{order.index(j) + 1}" for j in range(len(entries)))


def option_evidence(options: tuple[Option, ...], mentions: dict[str, Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence on the options whose text the article mentions elsewhere."""
    return tuple(
        Evidence(e.text, e.start, e.end, option.id)
        for option in options
        if (e := mentions.get(option.text)) is not None
    )
