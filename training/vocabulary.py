"""The part of the encoder's vocabulary that German text uses."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import wordfreq
from tokenizers import Tokenizer

SIZE = 40_000
"""Pieces to keep. What is left out is spelled by shorter ones: in GermEval one word in 110, of those in names one in 22
(with 22,000 pieces one in nine, in other spellings than those that training saw)."""
SPECIAL = 4
"""<s>, <pad>, </s> and <unk> come first in the vocabulary."""
LAST_LATIN = "\u024f"
OTHER_CHARACTERS = frozenset("▁„“”‚‘’‹›–—…€$£°§•†′″−×½¼¾²³™®©")


def kept_pieces(tokenizer: Tokenizer, forms: Iterable[str]) -> list[int]:
    """Return the numbers of the pieces to keep in ascending order.

    Kept are the special pieces, all single Latin letters and common signs, then the most frequent pieces of
    German by the word frequencies of wordfreq, small and capitalised, and of the training corpora's `forms`.
    """
    weights: defaultdict[int, float] = defaultdict(float)
    known = wordfreq.get_frequency_dict("de", wordlist="large")
    words = list(known)
    for spelled in (words, [word[:1].upper() + word[1:] for word in words]):
        for word, found in zip(words, _encode(tokenizer, spelled), strict=True):
            for piece in found:
                weights[piece] += known[word]
    corpus = Counter(forms)
    once = 1 / corpus.total()
    for form, found in zip(corpus, _encode(tokenizer, list(corpus)), strict=True):
        for piece in found:
            weights[piece] += corpus[form] * once

    kept = set(range(SPECIAL))
    for spelling, number in tokenizer.get_vocab().items():
        letter = spelling.removeprefix("▁")
        if len(letter) <= 1 and all(sign <= LAST_LATIN or sign in OTHER_CHARACTERS for sign in letter):
            kept.add(number)
    for number in sorted(weights, key=weights.__getitem__, reverse=True):
        if len(kept) >= SIZE:
            break
        kept.add(number)
    return sorted(kept)


def write_tokenizer(source: Path, kept: list[int], target: Path) -> None:
    """Write the tokenizer of `source` with the kept pieces alone, renumbered in their order."""
    settings: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    model = settings["model"]
    model["vocab"] = [[piece, round(score, 3)] for piece, score in (model["vocab"][number] for number in kept)]
    settings["added_tokens"] = [token for token in settings["added_tokens"] if token["id"] < SPECIAL]
    settings["post_processor"] = settings["truncation"] = settings["padding"] = None
    target.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _encode(tokenizer: Tokenizer, words: list[str]) -> list[list[int]]:
    return [found.ids for found in tokenizer.encode_batch(words, add_special_tokens=False)]
