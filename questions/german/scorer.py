"""The trained network: word pieces in, scores and calibrated probabilities for the words of one sentence out.

Every sentence runs on its own, without padding, so that its analysis does not depend on what stands around it. The
libraries that run it are imported with the first model: a process that only knows the engine's types does without.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODEL = Path(__file__).parent / "model"
MOST_PIECES = 12
"""Word pieces of one token beyond these are left out: no word needs more, a URL or noise may."""
CACHED_WORDS = 20_000
Floats = NDArray[np.float32]


class Scorer:
    """The network with its tokenizer and label sets; safe to share between threads."""

    def __init__(self, folder: Path = MODEL, threads: int = 1, network: Path | None = None) -> None:
        """Load the model from `folder`, to run on so many threads; `network` takes the place of its ONNX file.

        Raises:
            FileNotFoundError: a file of the model is missing.
        """
        import onnxruntime  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        settings: dict[str, Any] = json.loads((folder / "analyser.json").read_text("utf-8"))
        self.labels: dict[str, list[str]] = settings["labels"]
        self.tags: list[str] = settings["tags"]
        self.usual_cases: dict[str, list[float]] = settings["usual_cases"]
        self.room: int = settings["positions"] - 2
        """How many word pieces a sentence may have."""
        self._temperatures: dict[str, float] = settings["temperatures"]
        self._columns = _columns(self.labels, self.tags)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        vocabulary: dict[str, int] = self._tokenizer.get_vocab()
        self._begin, self._end, self._unknown = (vocabulary[name] for name in ("<s>", "</s>", "<unk>"))
        self.spell = lru_cache(CACHED_WORDS)(self._spell)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            network or folder / "analyser.onnx", options, providers=["CPUExecutionProvider"]
        )

    def scores(self, tokens: Sequence[str]) -> dict[str, Floats]:
        """Return the raw scores of at least one token, which have at most `room` pieces.

        Returns:
            For each head of `tags` and for `name` [word, label]; `arc` [word, 1 + word], where column 0 is the root and
            a word is never its own head; `relation` [word, 1 + word, label].
        """
        pieces = [self._begin]
        first, last = [0], [0]
        for token in tokens:
            first.append(len(pieces))
            pieces += self.spell(token)
            last.append(len(pieces) - 1)
        pieces.append(self._end)
        fed = {"pieces": pieces, "first": first, "last": last}
        tags, names, arcs, relations = self._session.run(
            None, {name: np.array(numbers, np.int64) for name, numbers in fed.items()}
        )
        places = np.arange(len(tokens))
        arcs[places, places + 1] = -np.inf
        found = {head: tags[:, columns] for head, columns in self._columns.items()}
        return {**found, "name": names, "arc": arcs, "relation": relations}

    def probabilities(self, head: str, scores: Floats) -> Floats:
        """Return the calibrated probabilities of the scores [word, label] of a head."""
        scaled = scores / self._temperatures.get(head, 1.0)
        powers = np.exp(scaled - scaled.max(1, keepdims=True))
        chances: Floats = powers / powers.sum(1, keepdims=True)
        return chances

    def _spell(self, token: str) -> tuple[int, ...]:
        """Return the numbers of a token's word pieces, at least one."""
        found = self._tokenizer.encode(token, add_special_tokens=False).ids[:MOST_PIECES]
        return tuple(found) or (self._unknown,)


def _columns(labels: Mapping[str, Sequence[str]], heads: Sequence[str]) -> dict[str, slice]:
    """Return where each head's labels stand in the network's joint output."""
    ends = [0]
    for head in heads:
        ends.append(ends[-1] + len(labels[head]))
    return {head: slice(*bounds) for head, bounds in zip(heads, pairwise(ends), strict=True)}
