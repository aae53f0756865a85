"""The judge itself: a logistic regression whose weights a command has learned from people's verdicts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Term:
    """What one feature adds: its value less the mean, in standard deviations, times the weight."""

    mean: float
    deviation: float
    weight: float


@dataclass(frozen=True, slots=True)
class Judge:
    """A probability from features: the logistic function of an intercept and one term for each feature."""

    intercept: float
    terms: Mapping[str, Term]

    def probability(self, found: Mapping[str, float]) -> float:
        """Return how likely a teacher accepts a draft as it stands (0..1).

        Raises `KeyError` where a feature is missing.
        """
        score = self.intercept
        for name, term in self.terms.items():
            score += term.weight * (found[name] - term.mean) / term.deviation
        return 1.0 / (1.0 + exp(-score))


def read_judge(path: Path) -> Judge:
    """Read the weights that `python -m training.judge` writes."""
    data = json.loads(path.read_text("utf-8"))
    return Judge(data["intercept"], {name: Term(*numbers) for name, numbers in data["terms"].items()})


@cache
def judge() -> Judge:
    """Return the judge that ships."""
    return read_judge(WEIGHTS)
