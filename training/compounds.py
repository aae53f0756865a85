"""Hyphen compounds (`US-Präsident`): treebanks cut them in three, articles and the product do not."""

from collections.abc import Sequence
from dataclasses import replace

from training.corpora import Word

HYPHEN = "-"
NAME_RELATIONS = frozenset({"flat", "flat:name"})


def join_compounds(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the sentence with every compound that stands without spaces as one word.

    The word hangs where the member hangs whose head lies outside; German compounds are what their last part is, unless
    the parts are one name (`Baden-Württemberg`).
    """
    joined: list[Word] = []
    places = [0]
    start = 0
    while start < len(words):
        end = start + 1
        while _joins(words, end):
            end += 2
        joined.append(_join(words[start:end], start))
        places += [len(joined)] * (end - start)
        start = end
    return tuple(word if word.head is None else replace(word, head=places[word.head]) for word in joined)


def _joins(words: Sequence[Word], place: int) -> bool:
    """Whether the word at `place` is a hyphen that ties the words around it."""
    return (
        place + 1 < len(words)
        and words[place].form == HYPHEN
        and not (words[place - 1].space_after or words[place].space_after)
        and words[place - 1].form[-1].isalnum()
        and words[place + 1].form[0].isalnum()
    )


def _join(members: Sequence[Word], start: int) -> Word:
    if len(members) == 1:
        return members[0]
    inside = range(start + 1, start + len(members) + 1)
    parts = members[::2]
    leader = next((word for word in parts if word.head not in inside), members[-1])
    last = members[-1]
    kind = leader if last.deprel in NAME_RELATIONS and last.upos == leader.upos else last
    lemma = None
    if last.lemma is not None:
        lemma = "".join(word.form for word in members[:-1]) + last.lemma
    return replace(
        kind,
        form="".join(word.form for word in members),
        lemma=lemma,
        head=leader.head,
        deprel=leader.deprel,
        space_after=last.space_after,
        doubtful=any(word.doubtful for word in parts),
    )
