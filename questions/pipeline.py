"""The story of an article: read, analysed, turned into facts, asked about, checked, and chosen from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from questions.articles import Article
from questions.choosing.difficulty import Difficulty, difficulty
from questions.choosing.ranking import choose
from questions.flaws import Candidate, first_flaw
from questions.german import analyse
from questions.german.document import Document
from questions.items import Cloze, Item, ItemType
from questions.judging import judged
from questions.material import Material, gather
from questions.wellformed import InvalidItem, check_item
from questions.writers import WRITERS, Draft

_WORD = re.compile(r"\w+")
_NEARLY = 0.8  # of the words of two prompts together

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may wish for: how many items at most, of which types and difficulties, and the seed of all chance.

    `without` names writers whose items are not wanted.
    """

    limit: int = 12
    types: frozenset[ItemType] = frozenset(ItemType)
    difficulties: frozenset[Difficulty] = frozenset(Difficulty)
    without: frozenset[str] = frozenset()
    seed: int = 0

    def allow(self, draft: Draft) -> bool:
        """Whether a draft is of a wished kind."""
        kind = draft.item.type in self.types and draft.item.writer not in self.without
        return kind and difficulty(draft) in self.difficulties


@dataclass(frozen=True, slots=True)
class Dropped:
    """An item that was written and turned down: `reason` says why, `start` to `end` is the sentence it asks about."""

    writer: str
    prompt: str
    answer: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Generation:
    """The items of an article, the best first, and what was dropped: how many for which reason, and each by itself.

    `dropped` also counts what was given up before it became an item. `sentences` are character offsets (start, end)
    into the article's text; `timings` are seconds per step.
    """

    items: tuple[Item, ...]
    dropped: dict[str, int]
    dropped_items: tuple[Dropped, ...]
    sentences: tuple[tuple[int, int], ...]
    timings: dict[str, float] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """All sound drafts of an article before a quiz is chosen from them, and what was turned down."""

    material: Material
    drafts: tuple[Draft, ...]
    dropped_items: tuple[Dropped, ...]

    @property
    def document(self) -> Document:
        """The analysed text."""
        return self.material.document

    @property
    def dropped(self) -> dict[str, int]:
        """How many questions were given up for which reason."""
        counts = self.material.dropped + Counter(d.reason for d in self.dropped_items)
        return dict(sorted(counts.items()))


def generate_items(article: Article, options: Options | None = None, progress: Progress | None = None) -> Generation:
    """Return comprehension questions made from an article's facts, each with the sentences that prove its key.

    `progress` is called with the name of each step and the share of the work (0..1) done before it. The same article
    and options give the same items.
    """
    options = options or Options()
    clock = _Clock(progress)
    proposal = _propose(article, options.seed, clock)
    clock.step("choose", 0.95)
    chosen = choose([d for d in proposal.drafts if options.allow(d)], options.limit, options.types)
    clock.step("done", 1.0)
    sentences = tuple((s.start, s.end) for s in proposal.document.sentences)
    items = tuple(d.item for d in chosen)
    return Generation(items, proposal.dropped, proposal.dropped_items, sentences, clock.timings)


def propose(article: Article, seed: int = 0) -> Proposal:
    """Return everything sound that could be asked about an article."""
    return _propose(article, seed, _Clock(None))


def _propose(article: Article, seed: int, clock: _Clock) -> Proposal:
    clock.step("analyse", 0.0)
    document = analyse(article.text, article.published)
    clock.step("gather", 0.6)
    material = gather(article, document, seed)
    clock.step("write", 0.7)
    drafts = [draft for writer in WRITERS for draft in writer(material)]
    clock.step("check", 0.9)
    sound: list[Draft] = []
    dropped: list[Dropped] = []
    for draft in drafts:
        fault = fault_of(draft, document)
        if fault is None:
            sound.append(draft)
        else:
            dropped.append(_turned_down(draft, fault))
    answers: dict[str, set[str]] = defaultdict(set)
    for draft in sound:
        answers[_prompt(draft.item)].add(draft.answer)
    kept: list[Draft] = []
    for draft in sound:
        if len(answers[_prompt(draft.item)]) > 1:
            dropped.append(_turned_down(draft, "more than one correct answer"))
        elif any(_repeats(draft, other) for other in kept):
            dropped.append(_turned_down(draft, "duplicate"))
        else:
            kept.append(draft)
    return Proposal(material, judged(kept, material), tuple(dropped))


def fault_of(draft: Draft, document: Document) -> str | None:
    """Return why a draft must not be offered, looked at by itself, or None."""
    flaw = first_flaw(Candidate(draft.item, draft.answer, document))
    if flaw is not None:
        return flaw.value
    try:
        check_item(draft.item)
    except InvalidItem:  # a brace of the article in a text with gaps
        return "not well-formed"
    return None


def prompted(item: Item) -> str:
    """Return the question, the statement to judge, or the text with gaps."""
    return item.interaction.text if isinstance(item.interaction, Cloze) else item.stem


def _turned_down(draft: Draft, reason: str) -> Dropped:
    sentence = draft.sentence
    return Dropped(draft.item.writer, prompted(draft.item), draft.answer, sentence.start, sentence.end, reason)


def _prompt(item: Item) -> str:
    """Return what makes a question the same as another: its text, and for a choice among statements these."""
    return item.id if item.writer in {"right_statement", "contradiction"} else prompted(item)


def _repeats(one: Draft, other: Draft) -> bool:
    """Whether two drafts ask the same of two places that say the same: in nearly the same words, with one answer."""
    if one.item.id == other.item.id:
        return True
    judged = one.item.type is other.item.type is ItemType.TRUE_FALSE
    if one.clause == other.clause or not (judged or one.answer.casefold() == other.answer.casefold()):
        return False
    mine, others = ({w.casefold() for w in _WORD.findall(_prompt(d.item))} for d in (one, other))
    return len(mine & others) >= _NEARLY * len(mine | others)


@dataclass(slots=True)
class _Clock:
    """Tells progress, and keeps how long each step took."""

    progress: Progress | None
    timings: dict[str, float] = field(default_factory=dict)
    _name: str = ""
    _since: float = 0.0

    def step(self, name: str, share: float) -> None:
        now = perf_counter()
        if self._name:
            self.timings[self._name] = now - self._since
        self._name, self._since = name, now
        if self.progress is not None:
            self.progress(name, share)
