"""Which cases are usual for a noun by its relation and its preposition, counted in treebanks."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from questions.german.concord import GOVERNED, usual_case_key
from training.corpora import ABSENT, TrainingSentence

LEAST_COUNT = 6
UNSEEN = 0.5


def usual_cases(sentences: Iterable[TrainingSentence], cases: Sequence[str]) -> dict[str, list[float]]:
    """Return log-probabilities in the order of `cases` by relation and preposition, seen often enough."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        prepositions: dict[int, str | None] = {}
        for word in sentence.words:
            if word.deprel == "case" and word.upos == "ADP" and word.head is not None and word.lemma is not None:
                prepositions.setdefault(word.head, word.lemma.lower())
        for place, word in enumerate(sentence.words, start=1):
            case = (word.feats or {}).get("Case")
            if word.upos in GOVERNED and word.deprel is not None and case not in {None, ABSENT}:
                relation = word.deprel.partition(":")[0]
                counts[usual_case_key(relation, prepositions.get(place))][str(case)] += 1
    found = {}
    for key, seen in sorted(counts.items()):
        if seen.total() >= LEAST_COUNT:
            total = seen.total() + UNSEEN * len(cases)
            found[key] = [round(math.log((seen[case] + UNSEEN) / total), 3) for case in cases]
    return found
