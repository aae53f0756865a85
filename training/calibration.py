"""Temperatures that make the model's probabilities honest (Guo et al. 2017).

They are fitted on every second sentence of GSD-test and GermEval-dev; the figures on certain arcs are taken from
the other sentences.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from questions.german.scorer import Scorer
from training.corpora import TrainingSentence, read_gsd, read_names
from training.labels import IGNORED, LabelSets

LOWEST, HIGHEST, STEPS = 0.4, 4.0, 60
Floats = NDArray[np.float32]


def calibrate(folder: Path, data: Path, *, every: int = 1) -> dict[str, float]:
    """Fit the temperatures of the model in `folder`, write them into its analyser.json and return them.

    Of the sentences meant for that, `every` = n takes each n-th.
    """
    scorer = Scorer(folder)
    settings = json.loads((folder / "analyser.json").read_text(encoding="utf-8"))
    labels = LabelSets({head: tuple(names) for head, names in settings["labels"].items()})
    sentences = read_gsd(data, "test")[:: 2 * every] + read_names(data, "dev")[:: 2 * every]
    rows: dict[str, list[tuple[Floats, int]]] = defaultdict(list)
    for sentence in sentences:
        for head, scores, gold in _judged(scorer, labels, sentence):
            rows[head].append((scores, gold))
    temperatures = {head: round(temperature(found), 3) for head, found in sorted(rows.items())}
    settings["temperatures"] = temperatures
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    (folder / "analyser.json").write_text(text + "\n", encoding="utf-8")
    return temperatures


def copy_temperatures(source: Path, target: Path) -> None:
    """Give the model in `target`, for which no unseen sentences are left, the temperatures of the one in `source`."""
    settings = json.loads((target / "analyser.json").read_text(encoding="utf-8"))
    settings["temperatures"] = json.loads((source / "analyser.json").read_text(encoding="utf-8"))["temperatures"]
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    (target / "analyser.json").write_text(text + "\n", encoding="utf-8")


def temperature(rows: Sequence[tuple[Floats, int]]) -> float:
    """Return the temperature that gives the gold numbers of the scores the highest likelihood."""
    width = max(len(scores) for scores, _ in rows)
    padded = np.full((len(rows), width), -np.inf, np.float64)
    for place, (scores, _) in enumerate(rows):
        padded[place, : len(scores)] = scores
    gold = np.array([number for _, number in rows])
    padded -= padded.max(1, keepdims=True)
    tried = np.geomspace(LOWEST, HIGHEST, STEPS)
    return float(min(tried, key=lambda t: _loss(padded / t, gold)))


def _loss(scores: NDArray[np.float64], gold: NDArray[np.intp]) -> float:
    chosen = scores[np.arange(len(gold)), gold]
    return float((np.log(np.exp(scores).sum(1)) - np.maximum(chosen, -50)).mean())


def _judged(scorer: Scorer, labels: LabelSets, sentence: TrainingSentence) -> Iterator[tuple[str, Floats, int]]:
    """Yield head, scores and gold number of everything in the sentence that has a gold label."""
    scores = scorer.scores([word.form for word in sentence.words])
    numbers = labels.numbers(sentence)
    arcs, relations = scores["arc"], scores["relation"]
    for place in range(len(sentence.words)):
        head = int(numbers["head"][place])
        if head != IGNORED:
            yield "arc", arcs[place], head
            if numbers["deprel"][place] != IGNORED:
                yield "deprel", relations[place, head], int(numbers["deprel"][place])
        for name in labels.sets:
            if name != "deprel" and numbers[name][place] != IGNORED:
                yield name, scores[name][place], int(numbers[name][place])
