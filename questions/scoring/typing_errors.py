"""Typing errors: how many there are, and how many are let pass."""

from __future__ import annotations

ALLOWED = ((4, 0), (8, 1), (15, 2))
"""How many errors a word may have: none below 4 letters, one below 8, two below 15, else three.

About one in seven letters; in words of three letters every error makes another word ("Uhr", "Ohr").
"""

MOST_ERRORS = 3
"""How many errors are let pass at most."""


def allowed_errors(word: str) -> int:
    """How many typing errors are let pass in a word of this length."""
    return next((errors for length, errors in ALLOWED if len(word) < length), MOST_ERRORS)


def distance(one: str, other: str) -> int:
    """How many letters were left out, added, replaced or swapped with their neighbour (optimal string alignment).

    Source: Damerau 1964; the restricted form, in which no swapped pair is edited again.
    """
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, counterpart in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counterpart:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        before_last, last = last, row
    return last[-1]
