"""Which items make the best quiz: judged good, spread over the text, a mix of kinds, none answering another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from questions.asking import AnswerKind
from questions.choosing.trivia import TRIVIAL, triviality
from questions.items import Cloze, Item, ItemType, TrueFalse
from questions.wellformed import options_of
from questions.writers import Draft

LEAST = 0.5
"""What is less likely to be accepted is put into no quiz."""
_SURER = {"wh_text": 1.3}
"""Of some kinds only what is judged so many times better. To a question without options something else may be a right
answer, too: so it was in 17 of 90 verdicts on those judged below 0.7, and in none of 30 above (docs/quality.md)."""
_KIND_WEIGHTS = {  # how well the kinds of question serve comprehension; ties go to what asks for more than a name
    "wh_choice": 1.0,
    "who_said": 0.9,
    "who_reported": 0.9,
    "said_what": 0.9,
    "wh_number": 0.75,
    "right_statement": 0.25,
    "contradiction": 0.3,
    "cloze": 0.55,
    "office": 0.25,
    "wh_text": 0.6,
    "true_statement": 0.6,
    "false_statement": 0.65,
    "therefore": 1.0,
    "result": 0.9,
    "list": 1.0,
    "ordering": 1.2,
    "years": 1.0,
    "quotations": 0.75,
    "offices": 0.6,
}
_SHARES = {  # the greatest part of a quiz that one kind may take
    "wh_choice": 0.6,
    "who_said": 0.2,
    "who_reported": 0.25,
    "said_what": 0.1,
    "wh_number": 0.15,
    "right_statement": 0.1,
    "contradiction": 0.1,
    "cloze": 0.17,
    "office": 0.1,
    "wh_text": 0.25,
    "true_statement": 0.17,
    "false_statement": 0.17,
    "therefore": 0.15,
    "result": 0.15,
    "list": 0.08,
    "ordering": 0.08,
    "years": 0.08,
    "quotations": 0.08,
    "offices": 0.08,
}
_ANSWER_WEIGHTS = {  # what is worth knowing beyond names and dates (Becker et al. 2012)
    AnswerKind.REASON: 0.3,
    AnswerKind.PURPOSE: 0.3,
    AnswerKind.CONTENT: 0.3,
    AnswerKind.MULTIPLE: 0.2,
    AnswerKind.PERCENTAGE: 0.15,
    AnswerKind.NUMBER: 0.1,
    AnswerKind.YEAR: -0.1,
    AnswerKind.MONTH: -0.15,
    AnswerKind.DAY: -0.15,
    AnswerKind.DURATION: -0.15,
    AnswerKind.WEEKDAY: -0.4,
    AnswerKind.THING: -0.1,
}
_LONG_WORD = 5
_TELLING = 3  # longer words of a prompt that says what another says
_NEARLY_ALL = 0.8
_STATEMENTS = (TrueFalse, Cloze)
_PREFERENCE = 0.25  # of what serves comprehension against what the judge expects
_SAME_SENTENCE_COST = 0.15
_SAME_KIND_COST = 0.015
_MOST_DENIALS = 1  # of false statements that differ from the text by a "nicht" or "kein" alone
_SPENT_FACT_COST = 0.2  # a true statement of a fact that could be asked about otherwise


@dataclass(frozen=True, slots=True)
class _Mix:
    """How freely kinds of question may be mixed while a quiz has fewer than a part of its items.

    `shares` multiplies the greatest share of each kind; `imbalance` is how many more true statements than false ones
    there may be, or the other way round; `per_sentence` how many items ask about one sentence.
    """

    shares: int
    imbalance: int
    per_sentence: int
    filled: float = 1.0


_MIXES = (_Mix(1, 1, 2), _Mix(2, 3, 3), _Mix(3, 5, 3, 5 / 6))
"""What a good mix leaves out fills up a quiz that would be short, and most freely one that would be much too short."""


@dataclass(slots=True)
class _Quiz:
    """The items chosen so far and what they already give away."""

    drafts: list[Draft] = field(default_factory=list)
    by_sentence: Counter[int] = field(default_factory=Counter)
    by_writer: Counter[str] = field(default_factory=Counter)
    answers: Counter[tuple[int, str]] = field(default_factory=Counter)

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.by_sentence[draft.sentence.index] += 1
        self.by_writer[draft.item.writer] += 1
        self.answers[draft.clause, draft.answer] += 1


def choose(drafts: Sequence[Draft], limit: int, types: frozenset[ItemType], least: float = LEAST) -> tuple[Draft, ...]:
    """Return at most `limit` drafts of the given types, the best first; the same input gives the same choice.

    Those judged below `least` (0..1; more for some kinds) and those that are trivial are left out, even of a quiz that
    is short.
    """
    left = [d for d in drafts if d.item.type in types and _is_sure(d, least) and triviality(d) < TRIVIAL]
    quiz = _Quiz()
    asked = {d.clause for d in left if d.item.writer != "true_statement"}
    for mix in _MIXES:
        while len(quiz.drafts) < round(mix.filled * limit):
            fitting = [d for d in left if _keeps_mix(quiz, d, limit, mix) and _fits(quiz, d)]
            if not fitting:
                break
            best = max(fitting, key=lambda d: (_worth(quiz, d, asked), d.item.id))
            quiz.add(best)
            left.remove(best)
    return tuple(quiz.drafts)


def _is_sure(draft: Draft, least: float) -> bool:
    return draft.judged >= least * _SURER.get(draft.item.writer, 1.0)


def _worth(quiz: _Quiz, draft: Draft, asked: set[int]) -> float:
    kind = _KIND_WEIGHTS.get(draft.item.writer, 0.5) + (_ANSWER_WEIGHTS.get(draft.kind, 0.0) if draft.kind else 0.0)
    base = draft.judged + _PREFERENCE * (kind + draft.importance + draft.item.confidence) - triviality(draft)
    if draft.item.writer == "true_statement" and draft.clause in asked:
        base -= _SPENT_FACT_COST
    repeated = _SAME_SENTENCE_COST * quiz.by_sentence[draft.sentence.index]
    return base - repeated - _SAME_KIND_COST * quiz.by_writer[draft.item.writer]


def _keeps_mix(quiz: _Quiz, draft: Draft, limit: int, mix: _Mix) -> bool:
    """Whether the draft leaves room for other kinds of question and for other sentences."""
    writer = draft.item.writer
    most = max(1, round(_SHARES.get(writer, 1.0) * limit)) * mix.shares
    if quiz.by_writer[writer] >= most or quiz.by_sentence[draft.sentence.index] >= mix.per_sentence:
        return False
    if denies(draft.item) and sum(denies(d.item) for d in quiz.drafts) >= _MOST_DENIALS:
        return False
    return _keeps_balance(quiz, draft, mix.imbalance)


def denies(item: Item) -> bool:
    """Whether a statement is false for a "nicht" or "kein" alone that the text does not have."""
    changed = item.interaction.changed if isinstance(item.interaction, TrueFalse) else None
    if changed is None:
        return False
    mine, others = (
        {w for w in text.lower().split() if w == "nicht" or w.startswith("kein")}
        for text in (changed.replacement, changed.original)
    )
    return bool(mine) and not others


def _fits(quiz: _Quiz, draft: Draft) -> bool:
    """Whether the draft is neither a repetition nor answers or is answered by another item."""
    if quiz.answers[draft.clause, draft.answer]:
        return False
    return not any(gives_away(draft, other) or gives_away(other, draft) for other in quiz.drafts)


def _keeps_balance(quiz: _Quiz, draft: Draft, most: int) -> bool:
    """Whether there are at most so many more true statements than false ones, or the other way round."""
    mine, other = ("true_statement", "false_statement")
    if draft.item.writer == other:
        mine, other = other, mine
    return draft.item.writer != mine or quiz.by_writer[mine] - quiz.by_writer[other] < most


def gives_away(one: Draft, other: Draft) -> bool:
    """Whether one item's prompt answers the other: about one fact, or about one sentence with the answer in it."""
    if one.touches & (other.touches | {other.clause}):
        return True
    statements = isinstance(one.item.interaction, _STATEMENTS) and isinstance(other.item.interaction, _STATEMENTS)
    if one.clause == other.clause and (statements or one.answer.casefold() in other.answer.casefold()):
        return True
    prompt = prompt_of(one.item).casefold()
    if one.sentence.index == other.sentence.index:
        name = other.answer.rsplit(" ", 1)[-1] if other.kind is AnswerKind.PERSON else other.answer
        return name.casefold() in prompt or (one.clause != other.clause and _holds(one, other))
    return one.answer == other.answer and _says_the_same(prompt, prompt_of(other.item).casefold())


def _holds(one: Draft, other: Draft) -> bool:
    """Whether one item's text says what a clause within the same sentence says, which the other asks about."""
    text, told = (_longer_words(_text_of(d.item)) for d in (one, other))
    return len(told) >= _TELLING and len(text & told) >= _NEARLY_ALL * len(told)


def _says_the_same(one: str, other: str) -> bool:
    """Whether nearly all longer words of the shorter prompt stand in the other one, too."""
    mine, theirs = (_longer_words(text) for text in (one, other))
    shorter = min(mine, theirs, key=len)
    return bool(shorter) and len(mine & theirs) >= _NEARLY_ALL * len(shorter)


def _longer_words(text: str) -> set[str]:
    return {w.strip(".,?!{}") for w in text.casefold().split() if len(w) >= _LONG_WORD}


def _text_of(item: Item) -> str:
    return item.interaction.text if isinstance(item.interaction, Cloze) else item.stem


def prompt_of(item: Item) -> str:
    """Return what the learner reads of an item before answering: stem, cloze text and options."""
    text = item.interaction.text if isinstance(item.interaction, Cloze) else ""
    return " ".join([item.stem, text, *(o.text for o in options_of(item.interaction))])
