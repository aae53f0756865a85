"""Labels that a first model is sure of, for sentences that people have labelled only in part.

GermEval's sentences have names and no trees; with the trees of a teacher they teach both (self-training).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from questions.german.scorer import Floats, Scorer
from training.corpora import FEATURES, NO_COMMON_NAME, TrainingSentence, Word

SURE = 0.8
COMMON_NAMES = frozenset({"PER", "LOC", "ORG"})


def annotate(teacher: Scorer, sentences: Iterable[TrainingSentence], *, names: bool = False) -> list[TrainingSentence]:
    """Return the sentences with the teacher's tags, features and arcs wherever they had none and it is sure.

    Gold labels stay. A sentence without a gold tree is marked as silver.

    Arguments:
        teacher: the model that labels.
        sentences: what it labels.
        names: also take its labels of names.
    """
    return [_annotated(teacher, sentence, names=names) for sentence in sentences]


def _annotated(teacher: Scorer, sentence: TrainingSentence, *, names: bool) -> TrainingSentence:
    forms = [word.form for word in sentence.words]
    if sum(len(teacher.spell(form)) for form in forms) > teacher.room:
        return sentence
    scores = teacher.scores(forms)
    chances = {head: teacher.probabilities(head, scores[head]) for head in (*teacher.tags, "name", "arc")}
    heads = chances["arc"].argmax(1)
    relations = scores["relation"][np.arange(len(forms)), heads]
    chances["deprel"] = teacher.probabilities("deprel", relations)
    sure = {
        head: [_sure(row, teacher.labels[head]) for row in chance] for head, chance in chances.items() if head != "arc"
    }
    gold_tree = any(word.head is not None for word in sentence.words)
    words = []
    for place, word in enumerate(sentence.words):
        found = _filled(word, {head: labels[place] for head, labels in sure.items()})
        certain = bool(chances["arc"][place, heads[place]] >= SURE)
        if not gold_tree and certain:
            found = replace(found, head=int(heads[place]), deprel=sure["deprel"][place])
        if names:
            found = replace(found, name=_name(word.name, sure["name"][place]))
        words.append(found)
    return replace(sentence, words=tuple(words), silver=not gold_tree)


def _sure(chances: Floats, labels: Sequence[str]) -> str | None:
    best = int(chances.argmax())
    return labels[best] if chances[best] >= SURE else None


def _name(given: str | None, guess: str | None) -> str | None:
    """Return the gold label of a name where there is one, else the guess where it goes with what is known."""
    if given is None or (given == NO_COMMON_NAME and guess is not None and guess[2:] not in COMMON_NAMES):
        return guess
    return given


def _filled(word: Word, guesses: dict[str, str | None]) -> Word:
    given = word.feats or {}
    feats = {feature: given.get(feature) or guesses[feature] for feature in FEATURES}
    return replace(word, upos=word.upos or guesses["upos"], xpos=word.xpos or guesses["xpos"], feats=feats)
