"""Other names in the place of names, so that sentences tell them and not memory (Dai and Adel 2020)."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from training.corpora import NAME_CLASSES, TrainingSentence, Word

GENITIVE = "s"
Kind = tuple[str, int, bool]
"""Class of a name, its number of tokens, and whether it may be a genitive."""


class Mentions:
    """All names of a corpus."""

    def __init__(self, sentences: Iterable[TrainingSentence]) -> None:
        """Collect the names of `sentences`."""
        found: dict[Kind, set[tuple[str, ...]]] = defaultdict(set)
        for sentence in sentences:
            for start, end, kind in _names(sentence.words):
                forms = tuple(word.form for word in sentence.words[start:end])
                found[_kind(forms, kind)].add(forms)
        self._forms = {kind: sorted(forms) for kind, forms in found.items()}

    def swapped(self, sentence: TrainingSentence, share: float, rng: random.Random) -> TrainingSentence:
        """Return the sentence with a share of its names replaced by others of the same class and length.

        Sentences with a gold tree stay as they are: gender and lemma would no longer be right.
        """
        if share == 0 or (not sentence.silver and any(word.head is not None for word in sentence.words)):
            return sentence
        words = list(sentence.words)
        for start, end, kind in _names(words):
            if rng.random() < share:
                forms = tuple(word.form for word in words[start:end])
                for place, form in enumerate(rng.choice(self._forms.get(_kind(forms, kind), [forms])), start):
                    words[place] = replace(words[place], form=form, lemma=None, feats=None)
        return replace(sentence, words=tuple(words))


def _names(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and class of the names."""
    start = 0
    while start < len(words):
        end = start + 1
        label = words[start].name or ""
        if label.startswith("B-") and label[2:] in NAME_CLASSES:
            while end < len(words) and words[end].name == f"I-{label[2:]}":
                end += 1
            yield start, end, label[2:]
        start = end


def _kind(forms: tuple[str, ...], kind: str) -> Kind:
    return kind, len(forms), forms[-1].endswith(GENITIVE)
