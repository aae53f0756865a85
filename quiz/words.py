"""Words of an item as the question bank's index holds them, and as a search asks for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

LONGEST = 60
"""Characters of a word that are indexed."""

MOST = 12
"""Words of a search that are looked at: nobody types more on purpose."""

_WORD = re.compile(r"\w+(?:[-.,]\w+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text, case-folded and without compatibility forms, in their order."""
    return [word[:LONGEST] for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold())]


def item_words(content: dict[str, Any]) -> set[str]:
    """Return the words of an item in the form of `questions.interchange`: stem, options, key and explanation."""
    texts = [content["stem"], content.get("answer_text") or "", content.get("explanation") or ""]
    texts += _texts(content.get("interaction"))
    return {word for text in texts for word in words_of(text)}


def searched_words(typed: str) -> list[str]:
    """Return the words that somebody looks for, each once."""
    return list(dict.fromkeys(words_of(typed)))[:MOST]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
