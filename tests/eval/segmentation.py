"""Measures sentence boundaries and tokens against treebanks: running text made of their sentences.

One space follows a sentence; a blank line follows what has no final mark (headlines, by-lines), as on a page. A
sentence is right when both its ends are. Treebanks write hyphen compounds as several tokens ("US" "-" "Präsident")
where TIGER and this project write one; those tokens are joined before counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from questions.german.segmentation import segment
from tests.eval.table import Row, needed

TREEBANKS = ("de_gsd-ud-dev", "de_gsd-ud-test", "de_pud-ud-test")
_FINAL_MARK = re.compile(r"""[.!?…]["“”»«’'‘)\]]*$""")
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A treebank sentence: its text and the offsets of its surface tokens in it."""

    text: str
    tokens: tuple[Extent, ...]


def rows(data_dir: Path) -> list[Row]:
    """Measure on every German treebank of the data folder; floors hold for all of them together."""
    measured = []
    treebanks = needed(data_dir / "data" / "ud")
    for name in TREEBANKS:
        gold = list(read_treebank(treebanks / f"{name}.conllu"))
        sentences, tokens = _compare(gold)
        measured.append(Row(f"sentences F1, {name}", sentences, 97.0, f"{len(gold)} sentences"))
        measured.append(Row(f"tokens F1, {name}", tokens, 99.4, "hyphen compounds joined"))
    return measured


def read_treebank(path: Path) -> Iterator[GoldSentence]:
    """Read the text and the surface tokens of each sentence of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text = ""
        forms: list[str] = []
        covered = 0
        for line in block.splitlines():
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            if line.startswith("#"):
                continue
            number, form = line.split("\t")[:2]
            if "-" in number:
                covered = int(number.partition("-")[2])
                forms.append(form)
            elif number.isdigit() and int(number) > covered:
                forms.append(form)
        if forms:
            yield GoldSentence(text, tuple(locate(text, forms)))


def locate(text: str, forms: Iterable[str]) -> Iterator[Extent]:
    """Yield the character offsets of word forms that stand in this order in a text."""
    place = 0
    for form in forms:
        start = text.index(form, place)
        place = start + len(form)
        yield start, place


def _join_hyphens(text: str, tokens: Iterable[Extent]) -> list[Extent]:
    """Join what the treebank splits at a hyphen or an apostrophe inside a word."""
    joined: list[Extent] = []
    for start, end in tokens:
        if joined and joined[-1][1] == start and _is_hyphen_inside(text, joined[-1], (start, end)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_hyphen_inside(text: str, left: Extent, right: Extent) -> bool:
    last, first = text[left[1] - 1], text[right[0]]
    return (last.isalnum() and text[slice(*right)] == "-") or (
        last == "-" and left[1] - left[0] > 1 and first.isalnum()
    )


def _compare(gold: Sequence[GoldSentence]) -> tuple[float, float]:
    """Return the F1 in percent of sentences and of tokens."""
    text, offsets = _running_text(gold)
    gold_sentences: set[Extent] = set()
    gold_tokens: set[Extent] = set()
    for sentence, offset in zip(gold, offsets, strict=True):
        extents = [(offset + start, offset + end) for start, end in sentence.tokens]
        gold_tokens.update(_join_hyphens(text, extents))
        gold_sentences.add((extents[0][0], extents[-1][1]))
    found = segment(text)
    return (
        _f1(gold_sentences, {(tokens[0].start, tokens[-1].end) for tokens in found}),
        _f1(gold_tokens, {(token.start, token.end) for tokens in found for token in tokens}),
    )


def _running_text(gold: Iterable[GoldSentence]) -> tuple[str, list[int]]:
    """Return the text that the sentences make and where each of them begins in it."""
    parts: list[str] = []
    offsets: list[int] = []
    length = 0
    for sentence in gold:
        offsets.append(length)
        parts.append(sentence.text + (" " if _FINAL_MARK.search(sentence.text) else "\n\n"))
        length += len(parts[-1])
    return "".join(parts), offsets


def _f1(gold: set[Extent], found: set[Extent]) -> float:
    return 200 * len(gold & found) / (len(gold) + len(found))


def differences(path: Path) -> Iterator[str]:
    """Describe each sentence end that was missed or invented, with its surroundings, for reading."""
    gold = list(read_treebank(path))
    text, offsets = _running_text(gold)
    ends = {offset + sentence.tokens[-1][1] for sentence, offset in zip(gold, offsets, strict=True)}
    found = {tokens[-1].end for tokens in segment(text)}
    for end in sorted(ends ^ found):
        yield f"{'missed' if end in ends else 'invented'}: {text[max(0, end - 50) : end]}|{text[end : end + 30]}"
