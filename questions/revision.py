"""The teacher's say: an item on a marked passage, another form of an item, other wrong options for it.

Everything works on a `Proposal`, so that nothing comes out that the engine would not vouch for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from questions.choosing.ranking import choose
from questions.items import Item, ItemType
from questions.pipeline import Dropped, Options, Proposal, fault_of, prompted
from questions.wellformed import options_of
from questions.writers import WRITERS, Draft

_ATTEMPTS = 5  # numbers and dates are drawn, so that trying again may help


def items_on(proposal: Proposal, start: int, end: int, options: Options | None = None) -> tuple[Item, ...]:
    """Return items on the sentences that a marked stretch of the article's text touches, the best first.

    `start` and `end` are character offsets. Items whose answer is marked, or holds all that is marked, come first. Of
    the options, the seed does not matter here. Where nothing comes out, `dropped_on` tells why.
    """
    options = options or Options()
    marked = proposal.document.text[start:end].strip().casefold()
    touched = [d for d in proposal.drafts if d.sentence.start < end and start < d.sentence.end and options.allow(d)]
    asked = [d for d in touched if _is_asked_for(d, marked)]
    others = [d for d in touched if d not in asked]
    return tuple(d.item for group in (asked, others) for d in _best_first(group))[: options.limit]


def dropped_on(proposal: Proposal, start: int, end: int) -> tuple[Dropped, ...]:
    """Return what was turned down among the items on a marked stretch, by character offsets."""
    return tuple(d for d in proposal.dropped_items if d.start < end and start < d.end)


def other_forms(
    proposal: Proposal, item: Item, options: Options | None = None, seen: Collection[str] = ()
) -> tuple[Item, ...]:
    """Return other items on the fact that an item asks about, the best first.

    Those that have its answer come before those that ask for another part of the fact. `seen` are ids of items that are
    not wanted again. An item that the teacher has edited is known by the sentence that proves it.
    """
    options = options or Options()
    own = [d for d in proposal.drafts if d.item.id == item.id]
    clauses = {d.clause for d in own}
    proofs = {(e.start, e.end) for e in item.evidence if e.option is None}
    related = [
        d
        for d in proposal.drafts
        if (d.clause in clauses if own else (d.sentence.start, d.sentence.end) in proofs)
        and d.item.id not in {item.id, *seen}
        and (d.item.type, prompted(d.item)) != (item.type, prompted(item))
        and options.allow(d)
    ]
    answers = {d.answer for d in own}
    same = [d for d in related if d.answer in answers]
    rest = [d for d in related if d.answer not in answers]
    return tuple(d.item for group in (same, rest) for d in _best_first(group))[: options.limit]


def with_other_distractors(proposal: Proposal, item: Item, seen: Collection[str] = ()) -> Item | None:
    """Return an item with wrong options that it did not have, or None where no others are certain to be wrong.

    `seen` are the texts of wrong options that were offered before; none of them comes again. Where there are not enough
    new ones, one of the item's own stays. Stem, key and id stay.
    """
    own = next((d for d in proposal.drafts if d.item.id == item.id), None)
    if own is None:
        return None
    material = replace(proposal.material, dropped=Counter())
    writer = next(w for w in WRITERS if any(d.item.id == item.id for d in w(material)))
    present = [o.text for o in options_of(item.interaction) if o.text != own.answer]
    for kept in (frozenset[str](), *(frozenset({text}) for text in present)):
        unwanted = frozenset({*present, *seen}) - kept
        finder = replace(material.distractors, unwanted=unwanted)
        for attempt in range(1, _ATTEMPTS + 1):
            redrawn = writer(replace(material, seed=material.seed + attempt, distractors=finder))
            for draft in (d for d in redrawn if _asks_the_same(d, own)):
                offered = {o.text for o in options_of(draft.item.interaction)} - {own.answer}
                if offered - kept and not offered & unwanted and fault_of(draft, proposal.document) is None:
                    return replace(draft.item, id=item.id)
    return None


def _asks_the_same(draft: Draft, own: Draft) -> bool:
    same = draft.item.writer == own.item.writer and draft.answer == own.answer
    return same and draft.clause == own.clause and prompted(draft.item) == prompted(own.item)


def _is_asked_for(draft: Draft, marked: str) -> bool:
    answer = draft.answer.casefold()
    return answer in marked or (marked in answer and draft.item.type is not ItemType.TRUE_FALSE)


def _best_first(drafts: list[Draft]) -> Iterator[Draft]:
    """Yield drafts in the order in which each is the best quiz of one item among those left."""
    left = list(drafts)
    while left and (best := choose(left, 1, frozenset(ItemType), least=0.0)):
        yield best[0]
        left.remove(best[0])
