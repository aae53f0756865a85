"""Changes to training sentences that make the analyser indifferent to how an article is typeset."""

import random
from dataclasses import replace

from training.compounds import join_compounds
from training.corpora import TrainingSentence, Word

QUOTE_MARKS = frozenset("\"„“”«»‚‘’›‹'`") | {"``", "''"}
QUOTE_STYLES = (("„", "“"), ("“", "”"), ('"', '"'), ("»", "«"), ("«", "»"), ("„", "”"), ("‚", "‘"))
FULL_STOPS = frozenset(".!?")
WHOLE_COMPOUNDS, OTHER_QUOTES, NO_FULL_STOP, CAPITALS = 0.5, 0.5, 0.12, 0.02


def augment(sentence: TrainingSentence, rng: random.Random) -> TrainingSentence:
    """Return the sentence with compounds whole, in other quotes, without its full stop, in capitals, or as it is."""
    words = sentence.words
    if rng.random() < WHOLE_COMPOUNDS:
        words = join_compounds(words)
    if rng.random() < OTHER_QUOTES:
        words = _with_quotes(words, rng.choice(QUOTE_STYLES))
    if rng.random() < NO_FULL_STOP:
        words = _without_full_stop(words)
    if rng.random() < CAPITALS:
        words = tuple(replace(word, form=word.form.upper(), lemma=None) for word in words)
    return sentence if words is sentence.words else replace(sentence, words=words)


def _with_quotes(words: tuple[Word, ...], style: tuple[str, str]) -> tuple[Word, ...]:
    if not any(word.form in QUOTE_MARKS for word in words):
        return words
    changed = []
    marks = 0
    for word in words:
        if word.form in QUOTE_MARKS:
            lemma = style[marks % 2] if word.lemma is not None else None
            changed.append(replace(word, form=style[marks % 2], lemma=lemma))
            marks += 1
        else:
            changed.append(word)
    return tuple(changed)


def _without_full_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    if len(words) < 2 or words[-1].form not in FULL_STOPS:  # noqa: PLR2004
        return words
    if any(word.head == len(words) for word in words):
        return words
    return words[:-1]
