"""Names from the analyser's BIO probabilities."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from questions.german.document import Name, NameKind

KINDS = frozenset(NameKind)
NEVER = -1e9


class NameDecoder:
    """Finds the best sequence of labels in which no name begins in its middle."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Take the labels (`O`, `B-PER`, `I-PER` ...) in the order of the model's output."""
        self._labels = tuple(labels)
        inside = [label.startswith("I-") for label in labels]
        self._start = np.where(inside, NEVER, 0.0)
        self._moves = np.zeros((len(labels), len(labels)))
        for column, label in enumerate(labels):
            if inside[column]:
                for row, before in enumerate(labels):
                    if before[2:] != label[2:]:
                        self._moves[row, column] = NEVER

    def names(self, probabilities: NDArray[np.float32]) -> tuple[Name, ...]:
        """Return the names of a sentence; a name is as probable as its least probable token.

        Arguments:
            probabilities: of each label [word, label].

        Returns:
            Names in text order; `first` and `last` count the words of the sentence from 0.
        """
        if len(probabilities) == 0:
            return ()
        path = self._path(np.log(probabilities.astype(np.float64) + 1e-12))
        names: list[Name] = []
        first = 0
        for place, number in enumerate(path):
            label = self._labels[number]
            if label.startswith("B-"):
                first = place
            ends = place + 1 == len(path) or not self._labels[path[place + 1]].startswith("I-")
            if label != "O" and ends and label[2:] in KINDS:
                least = min(float(probabilities[p, path[p]]) for p in range(first, place + 1))
                names.append(Name(first, place, NameKind(label[2:]), least))
        return tuple(names)

    def _path(self, logs: NDArray[np.float64]) -> list[int]:
        """Return the best allowed label sequence (Viterbi)."""
        score = logs[0] + self._start
        back = []
        for row in logs[1:]:
            ways = score[:, None] + self._moves
            back.append(ways.argmax(0))
            score = ways.max(0) + row
        path = [int(score.argmax())]
        for best in reversed(back):
            path.append(int(best[path[-1]]))
        return path[::-1]
