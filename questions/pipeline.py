"""The story of an article: read, analysed, turned into facts, asked about, checked, and chosen from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from questions.articles import Article
from questions.flaws import Candidate, first_flaw
from questions.german import analyse
from questions.german.document import Document
from questions.items import Cloze, Item, ItemType
from questions.material import gather
from questions.ranking import choose
from questions.writers import WRITERS, Draft

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may wish for: how many items at most, of which types, and the seed of all randomness."""

    limit: int = 12
    types: frozenset[ItemType] = frozenset(ItemType)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Generation:
    """The items of an article, the best first, with how many were dropped for which reason.

    `sentences` are character offsets (start, end) into the article's text; `timings` are seconds per step.
    """

    items: tuple[Item, ...]
    dropped: dict[str, int]
    sentences: tuple[tuple[int, int], ...]
    timings: dict[str, float] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """All sound drafts of an article before a quiz is chosen from them, and why others were dropped."""

    document: Document
    drafts: tuple[Draft, ...]
    dropped: dict[str, int]


def generate_items(article: Article, options: Options | None = None, progress: Progress | None = None) -> Generation:
    """Return comprehension questions made from an article's facts, each with the sentences that prove its key.

    `progress` is called with the name of each step and the share of the work (0..1) done before it. The same article
    and options give the same items.
    """
    options = options or Options()
    clock = _Clock(progress)
    proposal = _propose(article, options.seed, clock)
    clock.step("choose", 0.95)
    chosen = choose(proposal.drafts, options.limit, options.types)
    clock.step("done", 1.0)
    sentences = tuple((s.start, s.end) for s in proposal.document.sentences)
    return Generation(tuple(d.item for d in chosen), proposal.dropped, sentences, clock.timings)


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
    dropped: Counter[str] = Counter(material.dropped)
    sound: list[Draft] = []
    for draft in drafts:
        flaw = first_flaw(Candidate(draft.item, draft.answer, document))
        if flaw is None:
            sound.append(draft)
        else:
            dropped[flaw.value] += 1
    unique = _with_one_answer(sound)
    dropped["more than one correct answer"] += len(sound) - len(unique)
    return Proposal(document, unique, dict(sorted((+dropped).items())))


def _with_one_answer(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Leave out questions to which the article gives several answers: the same prompt with another key."""
    answers: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        answers[_prompt(draft.item)].add(draft.answer)
    return tuple(d for d in drafts if len(answers[_prompt(d.item)]) == 1)


def _prompt(item: Item) -> str:
    """Return what makes a question the same as another: its text, and for a choice among statements these."""
    if isinstance(item.interaction, Cloze):
        return item.interaction.text
    if item.writer == "right_statement":
        return item.id
    return item.stem


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
