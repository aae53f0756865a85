"""STTS tags for PUD, whose XPOS column uses another tag set: those that GSD leaves no doubt about."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from training.corpora import TrainingSentence, Word

WORD_COUNT, WORD_SHARE = 2, 0.97
KIND_COUNT, KIND_SHARE = 20, 0.98
AUXILIARIES = {"haben", "sein", "werden", "dürfen", "können", "mögen", "müssen", "sollen", "wollen"}
Key = tuple[str | None, ...]


class TagMap:
    """What GSD says about the STTS tag of a word, given its Universal Dependencies labels."""

    def __init__(self, sentences: Iterable[TrainingSentence]) -> None:
        """Count the tags of `sentences`."""
        self._counts: dict[Key, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for word in sentence.words:
                if word.xpos is not None:
                    for key in (_word_key(word), _kind_key(word)):
                        self._counts[key][word.xpos] += 1

    def tag(self, word: Word) -> str | None:
        """Return the tag that nearly all words like `word` have, or None."""
        known = self._certain(_word_key(word), WORD_COUNT, WORD_SHARE)
        return known or self._certain(_kind_key(word), KIND_COUNT, KIND_SHARE)

    def fill(self, sentences: Iterable[TrainingSentence]) -> list[TrainingSentence]:
        """Return the sentences with the tags that are certain."""
        return [
            replace(
                sentence,
                words=tuple(replace(word, xpos=self.tag(word)) for word in sentence.words),
            )
            for sentence in sentences
        ]

    def _certain(self, key: Key, least_count: int, least_share: float) -> str | None:
        counts = self._counts.get(key)
        if counts is None:
            return None
        tag, count = counts.most_common(1)[0]
        total = counts.total()
        return tag if total >= least_count and count >= least_share * total else None


def _word_key(word: Word) -> Key:
    return word.form.lower(), word.upos, *_verb_form(word), word.deprel


def _kind_key(word: Word) -> Key:
    feats = word.feats or {}
    lemma = word.lemma if word.lemma in AUXILIARIES else None
    inflected = "Case" if feats.get("Case") not in {None, "-"} else "-"
    return (
        word.upos,
        lemma,
        *_verb_form(word),
        feats.get("PronType"),
        feats.get("Degree"),
        inflected,
        word.deprel.split(":")[0] if word.deprel else None,
    )


def _verb_form(word: Word) -> tuple[str | None, str | None]:
    feats = word.feats or {}
    return feats.get("VerbForm"), feats.get("Mood")
