"""Of which country a parliament or a head of government is."""

from __future__ import annotations

import pytest

from questions.references.states import States
from tests.questions.sample import material_of

ABROAD = "In Norwegen streiten die Fischer. Der norwegische Verband klagt. Es geht um Quoten. Die Zeit drängt. "


def owner(text: str, word: str) -> str | None:
    """Return the country behind the last occurrence of a noun."""
    document = material_of(text).document
    noun = [t for t in document.tokens if t.text == word][-1]
    found = States(document).owner(noun)
    return None if found is None else found[0]


def test_a_parliament_is_that_of_the_country_the_text_is_about() -> None:
    assert owner(ABROAD + "Das Parlament stimmt am Dienstag ab.", "Parlament") == "Norwegens"


@pytest.mark.parametrize(
    "text",
    [
        ABROAD + "In Oslo stimmt das Parlament am Dienstag ab.",  # the sentence tells it
        ABROAD + "Schweden schweigt. Das Parlament stimmt am Dienstag ab.",  # another country stands near
        ABROAD + "In Dänemark eilt es. Noch ruht der Streit. Das Parlament stimmt ab. Dänemark wartet.",  # of two alike
        ABROAD + "Der Premier fordert, dass das Parlament abstimmt.",  # told of already in this sentence
        "In Österreich eilt es. Der österreichische Verband klagt. Die Zeit drängt. Es regnet. Das Parlament tagt.",
    ],
)
def test_no_country_is_added_where_it_is_told_or_open(text: str) -> None:
    assert owner(text, "Parlament") is None
