"""Lemmas: what the treebanks' lexicon knows, else what the analyser proposes, checked against the dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from questions.german.lemma_scripts import apply_script
from questions.german.morphology import nouns, verbs, words

VERBS = frozenset({"VERB", "AUX"})


class Lemmatizer:
    """Chooses a lemma for a word form in its context."""

    def __init__(self, scripts: Sequence[str], lexicon: Mapping[tuple[str, str], str]) -> None:
        """Take the edit scripts in the order of the model's output and a lexicon of (form, UPOS)."""
        self._scripts = tuple(scripts)
        self._lexicon = lexicon

    def lemma(self, form: str, upos: str, ranked: Iterable[int]) -> str:
        """Return the lemma of `form`; `ranked` are numbers of edit scripts, the most probable first.

        The first proposal wins that the dictionary allows; where it allows none of them, its own reading if it has just
        one, else the first proposal.
        """
        known = self._lexicon.get((form, upos)) or self._lexicon.get((form.lower(), upos))
        if known is not None:
            return known
        proposals = (apply_script(self._scripts[number], form) for number in ranked)
        proposed = [proposal for proposal in proposals if proposal is not None]
        allowed = dictionary_lemmas(form, upos)
        for proposal in proposed:
            if proposal in allowed:
                return proposal
        if len(allowed) == 1:
            return allowed.pop()
        if upos in VERBS:
            proposed = [proposal for proposal in proposed if proposal.endswith("n")] or proposed
        return proposed[0] if proposed else form


def dictionary_lemmas(form: str, upos: str) -> set[str]:
    """Return the lemmas that the inflection dictionary sees in a form; empty where it does not know the word."""
    if upos == "NOUN":
        capital = form[:1].upper() + form[1:]
        adjectival = nouns.adjectival_lemma(capital)
        readings = {reading.lemma for reading in nouns.analyse_noun(capital)}
        return readings or ({adjectival} if adjectival else set())
    if upos in VERBS:
        small = form.lower()
        infinitive = words.lemma(small, upos)
        found = {reading.lemma for reading in verbs.analyse_form(small)}
        return found | set(verbs.participle_of(small)) | ({infinitive} if infinitive else set())
    if upos == "ADJ":
        positive = words.lemma(form, upos)
        return {positive} if positive else set()
    return set()


def read_lexicon(path: Path) -> dict[tuple[str, str], str]:
    """Read lines of form, UPOS and lemma, separated by tabs."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(form, upos): lemma for form, upos, lemma in rows}
