"""How templates write codes, numbers and clozes."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from babel.numbers import format_decimal
from flask_babel import get_locale

from questions.items import Cloze, Gap
from quiz.authoring.codes import grouped


def decimal(number: Decimal) -> str:
    """Write a number with all its digits as the page's language does: 13,5 or 1.250.000."""
    return str(format_decimal(number, locale=get_locale(), decimal_quantization=False))


def cloze_pieces(cloze: Cloze) -> list[str | Gap]:
    """Cut a cloze into its words and gaps, in order."""
    gaps = {gap.id: gap for gap in cloze.gaps}
    pieces = re.split(r"\{([^{}]*)\}", cloze.text)  # every second piece is a gap's id
    return [gaps[piece] if index % 2 else piece for index, piece in enumerate(pieces)]


FILTERS: dict[str, Callable[..., object]] = {"grouped_code": grouped, "decimal": decimal, "cloze_pieces": cloze_pieces}
