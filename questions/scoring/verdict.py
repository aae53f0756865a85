"""What scoring says about a response."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Reason(StrEnum):
    """Why a response got its fraction; the web app says it in the user's language."""

    UNANSWERED = "unanswered"
    UNREADABLE = "unreadable"  # of another shape than the interaction asks for
    CORRECT = "correct"
    INCORRECT = "incorrect"
    PARTLY_CORRECT = "partly correct"
    # text
    SPELLING_ACCEPTED = "spelling accepted"  # case, umlauts written out, accents, hyphens, articles
    FORM_ACCEPTED = "form accepted"  # another inflected form of the same words
    TYPO_ACCEPTED = "typo accepted"
    OTHER_WORD = "other word"  # near the key, but a word or name of its own
    TOO_FAR = "too far"  # resembles the key, but has more typing errors than are allowed
    # numbers
    WITHIN_TOLERANCE = "within tolerance"
    NO_NUMBER = "no number"
    SEVERAL_NUMBERS = "several numbers"
    WRONG_UNIT = "wrong unit"
    WRONG_MAGNITUDE = "wrong magnitude"  # off by a power of ten


@dataclass(frozen=True, slots=True)
class Verdict:
    """The fraction of the points that a response earns (0..1), why, and what the reason is about (JSON values)."""

    fraction: Decimal
    reason: Reason
    detail: dict[str, object] = field(default_factory=dict)


RIGHT, WRONG = Decimal(1), Decimal(0)
_PLACES = Decimal("0.0001")


def unanswered() -> Verdict:
    """The verdict on an empty response."""
    return Verdict(WRONG, Reason.UNANSWERED)


def unreadable() -> Verdict:
    """The verdict on a response that has another shape than its interaction asks for."""
    return Verdict(WRONG, Reason.UNREADABLE)


def share(earned: int | Decimal, of: int, /, **detail: object) -> Verdict:
    """The verdict that earns `earned` of `of` parts, never below none; cut, not rounded, to four decimals."""
    fraction = min(max(Decimal(earned) / of, WRONG), RIGHT)
    if fraction == RIGHT:
        return Verdict(RIGHT, Reason.CORRECT, detail)
    fraction = fraction.quantize(_PLACES, rounding="ROUND_DOWN")
    return Verdict(fraction, Reason.PARTLY_CORRECT if fraction else Reason.INCORRECT, detail)
