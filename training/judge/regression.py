"""Logistic regression with a quadratic penalty, some of whose weights may only have one sign."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from questions.judging.model import Judge, Term

Numbers = NDArray[np.float64]

_STEPS = 3000
_CLOSE = 1e-7


@dataclass(frozen=True, slots=True)
class Regression:
    """What is fixed before any verdict is seen.

    `signs` holds +1 for a feature whose weight must not be negative, -1 for one whose weight must not be positive, else
    0; `penalty` is the weight of the squared weights against the log-likelihood of all rows together.
    """

    names: tuple[str, ...]
    signs: Numbers
    penalty: float

    def fit(self, rows: Numbers, accepted: Numbers) -> Judge:
        """Return the judge that fits rows (n, features) and verdicts (n: 1 accepted, 0 not) best.

        Accelerated proximal gradient (FISTA; Beck & Teboulle 2009) from nought, so that the same rows give the same
        weights.
        """
        mean, deviation = rows.mean(axis=0), rows.std(axis=0)
        deviation[deviation == 0] = 1.0
        design = np.c_[np.ones(len(rows)), (rows - mean) / deviation]
        penalties = np.r_[0.0, np.full(rows.shape[1], self.penalty)]
        rate = 1.0 / (np.linalg.norm(design, 2) ** 2 / 4 + self.penalty)
        weights = np.zeros(design.shape[1])
        ahead, momentum = weights, 1.0
        for _ in range(_STEPS):
            error = probabilities(design @ ahead) - accepted
            after = self._allowed(ahead - rate * (design.T @ error + penalties * ahead))
            faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
            ahead = after + (momentum - 1) / faster * (after - weights)
            moved = float(np.abs(after - weights).max())
            weights, momentum = after, faster
            if moved < _CLOSE:
                break
        terms = zip(mean, deviation, weights[1:], strict=True)
        return Judge(float(weights[0]), {n: Term(*map(float, t)) for n, t in zip(self.names, terms, strict=True)})

    def _allowed(self, weights: Numbers) -> Numbers:
        """Return the weights with those of the wrong sign set to nought."""
        wrong = weights[1:] * self.signs < 0
        return np.r_[weights[0], np.where(wrong, 0.0, weights[1:])]


def probabilities(scores: Numbers) -> Numbers:
    """Return the logistic function of scores."""
    result: Numbers = 1.0 / (1.0 + np.exp(-scores))
    return result
