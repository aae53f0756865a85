"""Cutting sentences that are too long for the analyser, behind punctuation where possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 160
"""Tokens of a chunk."""
SHORTEST = 80
"""Tokens; punctuation before them ends no chunk."""
PUNCTUATION = frozenset({",", ";", ":", ".", "!", "?", "–", "—", ")", "“", "”", "«", "»", '"'})


def chunks(tokens: Sequence[str], sizes: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the chunks of a sentence, the whole sentence where it fits.

    Arguments:
        tokens: the sentence.
        sizes: how many word pieces each token has; none has more than `room`.
        room: how many word pieces a chunk may have.
    """
    if len(tokens) <= LONGEST and sum(sizes) <= room:
        yield 0, len(tokens)
        return
    start = end = pieces = 0
    stop: int | None = None
    while end < len(tokens):
        if end - start >= LONGEST or pieces + sizes[end] > room:
            end = stop or end
            yield start, end
            start, pieces, stop = end, 0, None
        pieces += sizes[end]
        end += 1
        if end - start >= SHORTEST and tokens[end - 1] in PUNCTUATION:
            stop = end
    yield start, end
