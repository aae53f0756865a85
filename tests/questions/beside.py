"""What the engine makes of a text that stands beside a sentence from which items are sure to come."""

from __future__ import annotations

from questions.articles import Article, sections_of
from questions.pipeline import propose

SOUND = "Die Gärtnerin Lena Voss pflanzte 2019 in Lindau zwölf Eichen."


def prompts(text: str) -> set[str]:
    """Return the stems of all drafts, those of the sound sentence among them."""
    article = Article("Kurz gemeldet", sections_of(f"{text}\n\n{SOUND}"))
    found = {draft.item.stem for draft in propose(article).drafts}
    assert any("Lena Voss" in prompt for prompt in found)
    return found
