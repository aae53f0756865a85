"""Lemmas by the lexicon, and whether two words are forms of one word."""

from __future__ import annotations

from functools import lru_cache

from questions.german.morphology import nouns, verbs
from questions.german.morphology.declension import umlauted
from questions.german.morphology.lexicon import adjective_entries, verb_entries

_ENDINGS = ("", "e", "en", "em", "er", "es")
_IRREGULAR_DEGREES = {
    "besser": "gut", "best": "gut", "mehr": "viel", "meist": "viel", "höher": "hoch", "höchst": "hoch", "näher": "nah",
    "nächst": "nah", "größt": "groß", "lieber": "gern", "liebst": "gern",
}  # fmt: skip


@lru_cache(maxsize=8192)
def lemma(form: str, upos: str) -> str | None:
    """Return the lemma of a word form where the lexicon is certain of it, else None.

    Args:
        form: the word as in the text; a finite form of a separable verb stands without its prefix.
        upos: its Universal Dependencies part of speech.
    """
    if upos == "NOUN":
        return nouns.lemma_of(form)
    if upos in {"VERB", "AUX"}:
        return _verb_lemma(form.lower())
    if upos == "ADJ":
        return _adjective_lemma(form.lower())
    return None


def _verb_lemma(form: str) -> str | None:
    if form in verb_entries():
        return form
    for place in range(1, len(form) - 3):
        infinitive = form[:place] + form[place + 2 :]
        if form.startswith("zu", place) and verbs.is_verb(infinitive) and verbs.zu_infinitive(infinitive) == form:
            return infinitive
    found = {reading.lemma for reading in verbs.analyse_form(form)} | set(verbs.participle_of(form))
    return found.pop() if len(found) == 1 else None


def _adjective_lemma(form: str) -> str | None:
    stems = {stem: lemma for lemma, stem in _stems(form)}
    return next(iter(stems.values())) if len(set(stems.values())) == 1 else None


def _stems(form: str) -> list[tuple[str, str]]:
    entries = adjective_entries()
    for ending in _ENDINGS:
        stem = form.removesuffix(ending) if form.endswith(ending) else ""
        if not stem:
            continue
        for candidate in _positives(stem):
            for lemma in (candidate, f"{candidate[:-1]}e{candidate[-1:]}", f"{candidate[:-1]}ch"):
                if entries.get(lemma) == candidate or lemma == candidate in entries:
                    return [(lemma, stem)]
    return []


def _positives(stem: str) -> list[str]:
    """The stem itself and, for a comparative or superlative, that of the positive: älter, alt."""
    found = [stem, _IRREGULAR_DEGREES.get(stem, "")]
    for suffix in ("er", "est", "st"):
        if stem.endswith(suffix):
            bare = stem.removesuffix(suffix)
            found += [bare, _plain(bare)]
    return [candidate for candidate in found if candidate]


def _plain(stem: str) -> str:
    """The stem without umlaut, where putting it back gives the stem again."""
    plain = stem.translate(str.maketrans("äöü", "aou"))
    return plain if umlauted(plain) == stem else ""


def is_adjective(form: str) -> bool:
    """Whether the form is that of an adjective or participle with an ending."""
    low = form.lower()
    stems = [low.removesuffix(ending) for ending in _ENDINGS if ending and low.endswith(ending)]
    return bool(_stems(low)) or any(verbs.participle_of(s) or verbs.is_verb(s.removesuffix("d")) for s in stems)


def is_listed_adjective(form: str) -> bool:
    """Whether the lexicon lists the adjective that the form is made from."""
    return bool(_stems(form.lower()))


def same_word(a: str, b: str) -> bool:
    """Whether two words are equal or forms of one word: Präsidenten, Präsident; kam, kommen; alte, älter."""
    if a.casefold() == b.casefold():
        return True
    return bool(_all_lemmas(a) & _all_lemmas(b))


@lru_cache(maxsize=8192)
def _all_lemmas(form: str) -> frozenset[str]:
    found: set[str] = set()
    if form[:1].isupper():
        found |= {reading.lemma for reading in nouns.analyse_noun(form)}
        adjectival = nouns.adjectival_lemma(form)
        found |= {adjectival} if adjectival else set()
    low = form.lower()
    found |= {lemma for lemma, _ in _stems(low)}
    if not form[:1].isupper():
        found |= {reading.lemma for reading in verbs.analyse_form(low)} | set(verbs.participle_of(low))
        found |= {low} if verbs.is_verb(low) else set()
    return frozenset(found)
