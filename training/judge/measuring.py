"""How well a judge does on articles that it has not learned from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from training.judge.regression import Numbers, Regression
from training.judge.table import Table

_FOLDS = 10
_SHUFFLES = 5


def cross_validated(table: Table, regression: Regression) -> Numbers:
    """Return each row's probability from judges that have seen none of its article, averaged over several divisions."""
    total = np.zeros(len(table.rows))
    for held_out in _folds(table):
        fitted = regression.fit(table.features[~held_out], table.accepted[~held_out])
        for index in np.flatnonzero(held_out):
            total[index] += fitted.probability(table.rows[index].features)
    return total / _SHUFFLES


def _folds(table: Table) -> Iterator[NDArray[np.bool_]]:
    articles = np.unique(table.articles)
    for seed in range(_SHUFFLES):
        order = np.random.default_rng(seed).permutation(articles)
        for fold in range(_FOLDS):
            yield np.isin(table.articles, order[fold::_FOLDS])


def auc(scores: Numbers, accepted: Numbers) -> float:
    """Return how often an accepted row scores higher than one that is not (area under the ROC curve)."""
    better, worse = scores[accepted == 1], scores[accepted == 0]
    higher = (better[:, None] > worse).mean() + 0.5 * (better[:, None] == worse).mean()
    return float(higher)


def auc_within(scores: Numbers, table: Table) -> float:
    """Return the same among the pairs of rows of one article, which is what choosing a quiz asks for."""
    right = pairs = 0.0
    for article in np.unique(table.articles):
        inside = table.articles == article
        share, count = _pairs(scores[inside], table.accepted[inside])
        right, pairs = right + share, pairs + count
    return right / pairs


def _pairs(scores: Numbers, accepted: Numbers) -> tuple[float, int]:
    count = int(accepted.sum() * (1 - accepted).sum())
    return (auc(scores, accepted) * count if count else 0.0), count


def best_share(scores: Numbers, accepted: Numbers, share: float) -> float:
    """Return the share of accepted rows among the best-scored part of all."""
    best = np.argsort(-scores, kind="stable")[: round(share * len(scores))]
    return float(accepted[best].mean())


def best_of_articles(scores: Numbers, table: Table, count: int) -> float:
    """Return the share of accepted rows among the `count` best-scored of each article."""
    found = [
        table.accepted[inside][np.argsort(-scores[inside], kind="stable")[:count]]
        for inside in (table.articles == article for article in np.unique(table.articles))
    ]
    return float(np.concatenate(found).mean())


Measure = Callable[[Numbers], float]


def measures(table: Table) -> dict[str, Measure]:
    """Return what is reported, by name."""
    return {
        "AUC": lambda s: auc(s, table.accepted),
        "AUC within articles": lambda s: auc_within(s, table),
        "accepted of the best quarter": lambda s: best_share(s, table.accepted, 0.25),
        "accepted of the best half": lambda s: best_share(s, table.accepted, 0.5),
        "accepted of the best 3 of each article": lambda s: best_of_articles(s, table, 3),
        "accepted of the best 5 of each article": lambda s: best_of_articles(s, table, 5),
    }
