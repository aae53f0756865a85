"""The lexicon of lemmas learnt from the treebanks."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.corpora import TrainingSentence

LEAST_SHARE = 0.9


def lexicon(sentences: Iterable[TrainingSentence]) -> dict[tuple[str, str], str]:
    """Return the lemma of every (form, UPOS) whose lemma hardly varies."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.lemma is not None and word.upos is not None:
                counts[word.form, word.upos][word.lemma] += 1
    found = {}
    for key, lemmas in sorted(counts.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count >= LEAST_SHARE * lemmas.total():
            found[key] = lemma
    return found


def write_lexicon(entries: dict[tuple[str, str], str], target: Path) -> None:
    """Write lines of form, UPOS and lemma, separated by tabs."""
    lines = (f"{form}\t{upos}\t{lemma}\n" for (form, upos), lemma in entries.items())
    target.write_text("".join(lines), encoding="utf-8")
