"""What a number counts, when the number is no longer one: "ein Jahr", "drei Jahre"."""

from __future__ import annotations

from collections.abc import Sequence

from questions.german.morphology import nouns
from questions.german.units import CURRENCIES, MEASURES, PERCENT

_CASES = {"ein": ("Nom",), "eine": ("Nom",), "einen": ("Acc",), "einem": ("Dat",), "einer": ("Dat", "Gen")}
_EVERY_CASE = ("Nom", "Dat")
_UNDECLINED = frozenset({*CURRENCIES, *PERCENT, *MEASURES})


def in_plural(one: str, counted: Sequence[str]) -> list[str] | None:
    """Return the words behind a "one" as they stand behind more, or None where that is not certain.

    Measures that are no feminines keep their form behind a number, others take their plural (Duden, Mengenangaben).

    Args:
        one: the word for one, whose ending tells the case, or the figure 1.
        counted: the words behind it, the noun first.
    """
    if not counted:
        return None
    noun, *rest = counted
    if noun in _UNDECLINED and nouns.gender(noun) != "Fem":
        return list(counted)
    if not noun[:1].isupper():
        return None  # "ein ganzes Jahr"
    cases = _EVERY_CASE if one.isdigit() else _CASES.get(one.lower(), ())
    forms = {nouns.inflect(noun, case, "Plur") for case in cases}
    plural = forms.pop() if len(forms) == 1 else None
    return None if plural is None else [plural, *rest]
