"""Whether the words that the engine adds to an article are German: Hunspell looks them up in its de_DE dictionary.

Debian has both (hunspell, hunspell-de-de). Names that the gazetteer knows and numerals need no dictionary.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from questions.choosing.ranking import prompt_of
from questions.german.gazetteer import lookup
from questions.german.numerals import parse_number
from questions.items import Item
from questions.wellformed import options_of
from tests.eval import corpus
from tests.eval.table import MissingData, Row

_GAP = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMMAND = ("hunspell", "-d", "de_DE", "-i", "utf-8", "-l")


def rows(data_dir: Path) -> list[Row]:
    """Return the share of new word forms that the dictionary knows."""
    new = {w for p in corpus.articles(data_dir) for item in p.items() for w in new_words(item, p.article.text)}
    asked = sorted(new)
    unknown = misspelt(asked)
    note = f"of {len(asked)}; not: {' '.join(sorted(unknown)[:8]) or 'none'}"
    return [Row("well-formed: new word forms that Hunspell knows", 1 - len(unknown) / max(1, len(asked)), 0.0, note)]


def new_words(item: Item, text: str) -> Iterator[str]:
    """Yield the words that a learner reads and the article does not have, sentence capitals and known names aside."""
    words = set(_WORD.findall(text))
    known = words | {changed for w in words for changed in (w[:1].upper() + w[1:], w[:1].lower() + w[1:])}
    names = {w for o in options_of(item.interaction) if lookup(o.text) is not None for w in _WORD.findall(o.text)}
    for word in _WORD.findall(_GAP.sub(" ", prompt_of(item))):
        if word not in known | names and lookup(word) is None and parse_number(word) is None:
            yield word


def misspelt(words: list[str]) -> set[str]:
    """Return the words that the dictionary does not know. Raises MissingData where Hunspell or it is missing."""
    if shutil.which(_COMMAND[0]) is None:
        raise MissingData("Hunspell is not installed")
    done = subprocess.run(_COMMAND, input="\n".join(words), capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingData("Hunspell has no German dictionary (hunspell-de-de)")
    return set(done.stdout.split())
