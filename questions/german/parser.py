"""The trained German analyser: tags, features, lemmas, trees and names for sentences of surface tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from questions.german.chunks import chunks
from questions.german.concord import ABSENT, Concord, Place
from questions.german.document import Name
from questions.german.lemmas import Lemmatizer, read_lexicon
from questions.german.name_labels import NameDecoder
from questions.german.scorer import MODEL, Floats, Scorer
from questions.german.trees import best_heads

RANKED_SCRIPTS = 4
PROBABLE = ("upos", "xpos", "arc", "deprel")
"""What a word's analysis gives probabilities for."""
CHUNK_RELATION = "parataxis"


@dataclass(frozen=True, slots=True)
class Word:
    """The analysis of one token; `head` is an index in the sentence, -1 for its root."""

    upos: str
    tag: str
    feats: Mapping[str, str]
    lemma: str
    head: int
    deprel: str
    upos_prob: float
    tag_prob: float
    head_prob: float
    deprel_prob: float


@dataclass(frozen=True, slots=True)
class Parse:
    """The analysis of a sentence: a word for each token, and names whose tokens count from 0."""

    words: tuple[Word, ...]
    names: tuple[Name, ...]


class Parser:
    """Turns the network's scores into well-formed analyses; safe to share between threads."""

    def __init__(self, folder: Path = MODEL, threads: int = 1, network: Path | None = None) -> None:
        """Load the model from `folder`, to run on so many threads; `network` takes the place of its ONNX file.

        Raises:
            FileNotFoundError: a file of the model is missing.
        """
        self.scorer = Scorer(folder, threads, network)
        labels = self.scorer.labels
        self._labels = labels
        self._features = [head for head in self.scorer.tags if head[0].isupper()]
        self._names = NameDecoder(labels["name"])
        self._lemmatizer = Lemmatizer(labels["lemma"], read_lexicon(folder / "lexicon.tsv"))
        self._concord = Concord(labels, self.scorer.usual_cases)
        self._root = labels["deprel"].index("root")

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """Return the analysis of every sentence, given as its surface tokens.

        A sentence too long for the network is analysed in chunks; the roots of later chunks then depend on the
        first one's root with probability 0.
        """
        return [self._parse(sentence) for sentence in sentences]

    def _parse(self, tokens: Sequence[str]) -> Parse:
        sizes = [len(self.scorer.spell(token)) for token in tokens]
        words: list[Word] = []
        names: list[Name] = []
        root = None
        for start, end in chunks(tokens, sizes, self.scorer.room):
            parse = self._parse_chunk(tokens[start:end])
            words += [_moved(word, start, root) for word in parse.words]
            names += [replace(n, first=n.first + start, last=n.last + start) for n in parse.names]
            if root is None:
                root = next((place for place, word in enumerate(words) if word.head < 0), None)
        return Parse(tuple(words), tuple(names))

    def _parse_chunk(self, tokens: Sequence[str]) -> Parse:
        if not tokens:
            return Parse((), ())
        scores = self.scorer.scores(tokens)
        chances = {head: self.scorer.probabilities(head, scores[head]) for head in (*self.scorer.tags, "name", "arc")}
        heads = best_heads(np.log(chances["arc"] + np.float32(1e-30)))
        chosen = scores["relation"][np.arange(len(tokens)), heads]
        chances["deprel"] = self.scorer.probabilities("deprel", chosen)
        return Parse(self._words(tokens, chances, heads), self._names.names(chances["name"]))

    def _words(self, tokens: Sequence[str], chances: Mapping[str, Floats], heads: Sequence[int]) -> tuple[Word, ...]:
        """Return the best label of every head for every word, those of noun phrases in agreement."""
        best = {head: chance.argmax(1) for head, chance in chances.items()}
        best["arc"] = np.array(heads)
        best["deprel"] = self._relations(chances["deprel"], heads)
        scripts = np.argsort(-chances["lemma"], axis=1)[:, :RANKED_SCRIPTS]
        places = []
        for place, token in enumerate(tokens):
            upos = self._labels["upos"][best["upos"][place]]
            lemma = self._lemmatizer.lemma(token, upos, scripts[place])
            relation = self._labels["deprel"][best["deprel"][place]].partition(":")[0]
            places.append(Place(upos, lemma, heads[place] - 1, relation))
        best.update(self._concord.settle(chances, places))
        words = []
        for place, found in enumerate(places):
            chance = {head: float(chances[head][place, best[head][place]]) for head in PROBABLE}
            feats = {head: self._labels[head][best[head][place]] for head in self._features}
            words.append(
                Word(
                    upos=found.upos,
                    tag=self._labels["xpos"][best["xpos"][place]],
                    feats={head: value for head, value in feats.items() if value != ABSENT},
                    lemma=found.lemma,
                    head=found.head,
                    deprel=self._labels["deprel"][best["deprel"][place]],
                    upos_prob=chance["upos"],
                    tag_prob=chance["xpos"],
                    head_prob=chance["arc"],
                    deprel_prob=chance["deprel"],
                )
            )
        return tuple(words)

    def _relations(self, chances: Floats, heads: Sequence[int]) -> NDArray[np.intp]:
        """Return the most probable relations, `root` for the root and for it alone."""
        allowed = chances.copy()
        allowed[:, self._root] = -1
        best: NDArray[np.intp] = allowed.argmax(1)
        best[[place for place, head in enumerate(heads) if head == 0]] = self._root
        return best


@cache
def parser() -> Parser:
    """Return the process's parser, loaded when it is first needed."""
    return Parser()


def _moved(word: Word, start: int, root: int | None) -> Word:
    """Return the word of a chunk that begins at `start`; `root` is that of the sentence once it is known."""
    if start == 0:
        return word
    if word.head >= 0:
        return replace(word, head=word.head + start)
    if root is None:
        return word
    return replace(word, head=root, deprel=CHUNK_RELATION, head_prob=0.0)
