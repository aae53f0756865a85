"""The label sets of the analyser's heads, and a sentence's labels as numbers."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from questions.german.lemma_scripts import derive_script
from training.corpora import FEATURES, NAME_CLASSES, TrainingSentence, Word

IGNORED = -100
LEAST_SCRIPT_COUNT = 2
NAME_LABELS = (
    "O",
    *(f"{place}-{kind}" for kind in (*NAME_CLASSES, "DERIV", "PART") for place in "BI"),
)


class LabelSets:
    """The labels of every head in the order of the model's outputs."""

    def __init__(self, sets: dict[str, tuple[str, ...]]) -> None:
        """Take the labels by head."""
        self.sets = sets
        self._order = {head: {label: number for number, label in enumerate(labels)} for head, labels in sets.items()}

    @classmethod
    def of(cls, sentences: Iterable[TrainingSentence]) -> "LabelSets":
        """Collect the labels of German `sentences`; lemma scripts must have been seen more than once."""
        found: dict[str, Counter[str]] = {head: Counter() for head in ("upos", "xpos", *FEATURES, "lemma", "deprel")}
        for sentence in sentences:
            for word in sentence.words:
                for head, label in word_labels(word).items():
                    if head in found:
                        found[head][label] += 1
        scripts = tuple(label for label, count in found["lemma"].most_common() if count >= LEAST_SCRIPT_COUNT)
        sets = {head: tuple(sorted(counts)) for head, counts in found.items()}
        return cls({**sets, "lemma": scripts, "name": NAME_LABELS})

    def numbers(self, sentence: TrainingSentence) -> dict[str, NDArray[np.int64]]:
        """Return for every head the label numbers of the words, IGNORED where there is no gold label."""
        result = {head: np.full(len(sentence.words), IGNORED, np.int64) for head in (*self.sets, "head")}
        for place, word in enumerate(sentence.words):
            for head, label in word_labels(word).items():
                result[head][place] = self._order[head].get(label, IGNORED)
            if word.doubtful:
                result["deprel"][place] = IGNORED
            elif word.head is not None:
                result["head"][place] = word.head
        return result

    def save(self, path: Path) -> None:
        """Write the label sets as JSON."""
        path.write_text(json.dumps(self.sets, ensure_ascii=False, indent=0), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "LabelSets":
        """Read what `save` wrote."""
        sets = json.loads(path.read_text(encoding="utf-8"))
        return cls({head: tuple(labels) for head, labels in sets.items()})


def word_labels(word: Word) -> dict[str, str]:
    """Return the labels that a word has, by head; its place in the tree is not among them."""
    labels = {"upos": word.upos, "xpos": word.xpos, "deprel": word.deprel, "name": word.name}
    labels.update(word.feats or {})
    if word.lemma is not None and "|" not in word.form + word.lemma:
        labels["lemma"] = _script(word.form, word.lemma)
    return {head: label for head, label in labels.items() if label is not None}


@lru_cache(maxsize=100_000)
def _script(form: str, lemma: str) -> str:
    return derive_script(form, lemma)
