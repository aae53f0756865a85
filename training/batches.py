"""Sentences as padded tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.corpora import TrainingSentence
from training.labels import IGNORED, LabelSets

BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3
"""Vocabulary numbers of <s>, <pad>, </s> and <unk>."""
MOST_PIECES = 12
"""Pieces of a word beyond these are left out."""
LENGTH_STEP = 8
"""Batches are padded to a multiple of this length: few shapes, so few kernels to prepare."""
POOL_BATCHES = 20
"""Sentences of similar length are batched within pools of so many batches."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side; the first column of `first`, `last` and `words` stands for the root."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    silver: Tensor
    labels: dict[str, Tensor]


class Batcher:
    """Turns training sentences into batches."""

    def __init__(self, tokenizer: Tokenizer, labels: LabelSets) -> None:
        """Use the word pieces of `tokenizer` and the label numbers of `labels`."""
        self._tokenizer = tokenizer
        self._labels = labels
        self._pieces: dict[str, list[int]] = {}

    def batch(
        self,
        sentences: Sequence[TrainingSentence],
        rng: random.Random | None = None,
        piece_dropout: float = 0.0,
    ) -> Batch:
        """Return the sentences as one batch; `rng` hides the share `piece_dropout` of the words."""
        spelled = [[self.spell(word.form) for word in sentence.words] for sentence in sentences]
        if rng is not None:
            spelled = [[[UNKNOWN] if rng.random() < piece_dropout else word for word in words] for words in spelled]
        count = len(sentences)
        length = 2 + max(sum(map(len, words)) for words in spelled)
        length += -length % LENGTH_STEP
        width = 1 + max(map(len, spelled))
        pieces = torch.full((count, length), PADDING)
        mask = torch.zeros(count, length, dtype=torch.bool)
        first = torch.zeros(count, width, dtype=torch.long)
        last = torch.zeros(count, width, dtype=torch.long)
        present = torch.zeros(count, width, dtype=torch.bool)
        labels = {head: torch.full((count, width - 1), IGNORED) for head in (*self._labels.sets, "head")}
        for row, (sentence, words) in enumerate(zip(sentences, spelled, strict=True)):
            line = [BEGIN]
            for column, word in enumerate(words, start=1):
                first[row, column] = len(line)
                line += word
                last[row, column] = len(line) - 1
            line.append(END)
            pieces[row, : len(line)] = torch.tensor(line)
            mask[row, : len(line)] = True
            present[row, : len(words) + 1] = True
            for head, numbers in self._labels.numbers(sentence).items():
                labels[head][row, : len(words)] = torch.from_numpy(numbers)
        silver = torch.tensor([sentence.silver for sentence in sentences])
        return Batch(pieces, mask, first, last, present, silver, labels)

    def pieces(self, sentence: TrainingSentence) -> list[int]:
        """Return the vocabulary numbers of a sentence with its <s> and </s>."""
        return [BEGIN, *(piece for word in sentence.words for piece in self.spell(word.form)), END]

    def spell(self, form: str) -> list[int]:
        """Return the vocabulary numbers of a word's pieces, at least one."""
        if form not in self._pieces:
            found = self._tokenizer.encode(form, add_special_tokens=False).ids
            self._pieces[form] = found[:MOST_PIECES] or [UNKNOWN]
        return self._pieces[form]


def shuffled_groups(
    sentences: Sequence[TrainingSentence], size: int, rng: random.Random
) -> Iterator[list[TrainingSentence]]:
    """Yield all sentences in groups of `size`, of similar length each, in random order."""
    order = list(sentences)
    rng.shuffle(order)
    groups = []
    for start in range(0, len(order), size * POOL_BATCHES):
        pool = sorted(order[start : start + size * POOL_BATCHES], key=lambda s: len(s.words))
        groups += [pool[place : place + size] for place in range(0, len(pool), size)]
    rng.shuffle(groups)
    yield from groups
