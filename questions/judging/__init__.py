"""The learned judge: how likely a teacher accepts a draft as it stands, from what the engine knows of it.

It learned from blind ratings (docs/decisions/0014-a-learned-judge.md) and sees numbers only, never an article's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import prod

from questions.items import TrueFalse
from questions.judging.features import features
from questions.judging.model import judge
from questions.material import Material
from questions.wellformed import options_of
from questions.writers import Draft

AMONG_STATEMENTS = frozenset({"right_statement", "contradiction"})
"""Writers whose options are statements, each of which may have its own fault."""


def judged(drafts: Iterable[Draft], material: Material) -> tuple[Draft, ...]:
    """Return the drafts with the probability that a teacher accepts each.

    A choice among statements is right only where each of them is, so that its probability is the product of theirs; it
    is worth nothing where one of them was not found fit to be asked about by itself.
    """
    seen = list(drafts)
    alone = {d.item.id: replace(d, judged=_probability(d, material)) for d in seen if not _is_among_statements(d)}
    statements = {d.item.stem: d.judged for d in alone.values() if isinstance(d.item.interaction, TrueFalse)}
    return tuple(alone.get(d.item.id) or _among(d, statements) for d in seen)


def _probability(draft: Draft, material: Material) -> float:
    return round(judge().probability(features(draft, material)), 4)


def _is_among_statements(draft: Draft) -> bool:
    return draft.item.writer in AMONG_STATEMENTS


def _among(draft: Draft, statements: Mapping[str, float]) -> Draft:
    each = (statements.get(option.text, 0.0) for option in options_of(draft.item.interaction))
    return replace(draft, judged=round(prod(each), 4))


__all__ = ["AMONG_STATEMENTS", "features", "judged"]
