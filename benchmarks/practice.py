"""True retention of a learner who practises by FSRS and whose memory follows another model, over 180 days.

The memory is that of Pavlik & Anderson (2005, Cognitive Science 29, 559–586): a trace for every encounter decays as a
power of the time since; the more active the memory at the encounter, the faster that trace decays (the spacing effect).
FSRS knows none of this. Parameters are those published there; facts differ by a normal offset of activation, which is
ours.

The learner meets ten new facts a week in the first 60 days, practises whatever is due each day, and is asked in turn by
a typed answer (no guessing), a choice of four and a true/false statement. Known or not is drawn from the true
probability; a guess may be right.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import fmean

from questions.items import Interaction, Item, Option, ShortText, SingleChoice, TrueFalse
from questions.scoring import Reason, Verdict
from quiz.models import CardState, PracticeCard
from quiz.practice.scheduling import DESIRED_RETENTION, rating_of, retention, review

DAYS, LEARNING_DAYS, FACTS_A_WEEK, LEARNERS = 180, 60, 10, 20
BLOCK = 30
DECAY_SCALE, DECAY_FLOOR, THRESHOLD, NOISE = 0.217, 0.177, -0.704, 0.255
"""c, a, tau and s of the paper's first experiment."""
BETWEEN_SESSIONS = 0.025
"""The paper's h: time between sessions passes more slowly for memory than time within one."""
SPREAD = 0.4
"""Standard deviation of the facts' offsets of activation: some stick, some do not."""
DAY_S, WITHIN_S = 86_400, 600
CHOICE = SingleChoice(tuple(Option(name, name) for name in "abcd"), "a")
Forms = tuple[tuple[Interaction, float], ...]
TYPED: Forms = ((ShortText(("x",)), 0.0),)
MIXED: Forms = (*TYPED, (CHOICE, 0.25), (TrueFalse(key=True), 0.5))
"""How a fact is asked, and the probability that a guess is right."""
START = date(2026, 1, 1)


@dataclass(slots=True)
class Memory:
    """The traces of one fact: when each was made (seconds of the memory's own time) and how it decays."""

    offset: float
    traces: list[tuple[float, float]] = field(default_factory=list)

    def activation(self, moment: float) -> float:
        """Return the activation then, minus infinity before the first encounter."""
        total = sum((moment - made) ** -decay for made, decay in self.traces if moment > made)
        return self.offset + math.log(total) if total else -math.inf

    def recall(self, moment: float) -> float:
        """Return the probability (0..1) of remembering."""
        return 1 / (1 + math.exp((THRESHOLD - self.activation(moment)) / NOISE))

    def meet(self, moment: float) -> None:
        """Leave a trace: the fact was met, or asked and its key shown."""
        self.traces.append((moment, DECAY_SCALE * math.exp(self.activation(moment)) + DECAY_FLOOR))


@dataclass(slots=True)
class Day:
    """What happened on a day: true probabilities at the reviews, and true and predicted ones of all facts."""

    at_reviews: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    true: list[float] = field(default_factory=list)
    predicted: list[float] = field(default_factory=list)


def simulate(seed: int, forms: Forms) -> list[Day]:
    """Let one learner practise; return the days."""
    rng = random.Random(seed)
    facts: list[tuple[PracticeCard, Memory]] = []
    days = []
    for number in range(DAYS):
        today, clock, day = START + timedelta(days=number), number * DAY_S * BETWEEN_SESSIONS, Day()
        if number % 7 == 0 and number < LEARNING_DAYS:
            for _new in range(FACTS_A_WEEK):
                memory = Memory(rng.gauss(0, SPREAD))
                memory.meet(clock - WITHIN_S)
                facts.append((new_card(len(facts) + 1, today), memory))
        for card, memory in facts:
            if card.due_on <= today:
                ask(card, memory, today, clock, rng, forms[len(memory.traces) % len(forms)], day)
        later = clock + DAY_S * BETWEEN_SESSIONS / 2
        day.true = [memory.recall(later) for _card, memory in facts]
        day.predicted = [retention(card, today) for card, _memory in facts]
        days.append(day)
    return days


def ask(
    card: PracticeCard,
    memory: Memory,
    today: date,
    clock: float,
    rng: random.Random,
    form: tuple[Interaction, float],
    day: Day,
) -> None:
    """Review a card once, in the form."""
    probability = memory.recall(clock)
    interaction, guess = form
    right = rng.random() < probability or rng.random() < guess
    verdict = Verdict(Decimal(int(right)), Reason.CORRECT if right else Reason.INCORRECT)
    review(card, rating_of(Item("i", "teacher", "?", interaction), verdict), today)
    memory.meet(clock)
    day.at_reviews.append(probability)
    day.right.append(right)


def new_card(number: int, today: date) -> PracticeCard:
    """Return a card as the collection makes it."""
    return PracticeCard(
        id=number,
        state=CardState.NEW,
        due_on=today,
        created_at=datetime(today.year, today.month, today.day, tzinfo=UTC),
    )


def run() -> None:
    """Print a table of 30-day blocks over all learners, for changing forms and for typed answers alone."""
    print(f"{LEARNERS} learners, desired retention {DESIRED_RETENTION:.0%}")
    for name, forms in (("changing forms", MIXED), ("typed answers", TYPED)):
        learners = [simulate(seed, forms) for seed in range(LEARNERS)]
        print(f"{name}\ndays       reviews/day  true at review  answered right  true, all facts  predicted, all facts")
        for first in range(0, DAYS, BLOCK):
            print_block(first, [day for learner in learners for day in learner[first : first + BLOCK]])


def print_block(first: int, days: list[Day]) -> None:
    """Print the means of a block of days."""
    shares = (
        fmean(p for day in days for p in day.at_reviews),
        fmean(float(right) for day in days for right in day.right),
        fmean(p for day in days for p in day.true),
        fmean(p for day in days for p in day.predicted),
    )
    reviews = sum(len(day.at_reviews) for day in days) / len(days)
    print(f"{first + 1:3}–{first + BLOCK:3}   {reviews:10.1f}", *(f"{share:15.1%}" for share in shares))
