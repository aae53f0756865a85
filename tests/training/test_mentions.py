"""Names give way to others of their class and length, and nothing else changes."""

import random

from training.corpora import TrainingSentence, Word
from training.mentions import Mentions


def sentence(text: str, names: str, *, tree: bool = False) -> TrainingSentence:
    pairs = zip(text.split(), names.split(), strict=True)
    head = 1 if tree else None
    return TrainingSentence("own", tuple(Word(form, name=name, lemma=form, head=head) for form, name in pairs))


HERE = sentence("Anna Bergmann lebt in Oslo", "B-PER I-PER O O B-LOC")
THERE = sentence("Jan Krause sah Riga und Paris und die EU", "B-PER I-PER O B-LOC O B-LOC O O B-ORG")
MENTIONS = Mentions([HERE, THERE])


def forms(share: float, given: TrainingSentence = HERE) -> set[str]:
    swapped = (MENTIONS.swapped(given, share, random.Random(seed)) for seed in range(60))
    return {" ".join(word.form for word in found.words) for found in swapped}


def test_names_of_the_same_class_and_length_take_turns_but_no_possible_genitives() -> None:
    people, places = ("Anna Bergmann", "Jan Krause"), ("Oslo", "Riga")
    assert forms(1.0) == {f"{person} lebt in {place}" for person in people for place in places}


def test_labels_stay_and_lemmas_of_other_names_go() -> None:
    found = MENTIONS.swapped(HERE, 1.0, random.Random(3))
    assert [word.name for word in found.words] == [word.name for word in HERE.words]
    assert [word.lemma for word in found.words] == [None, None, "lebt", "in", None]


def test_without_a_share_and_in_sentences_with_a_gold_tree_nothing_changes() -> None:
    assert forms(0.0) == {"Anna Bergmann lebt in Oslo"}
    tree = sentence("Anna Bergmann lebt in Oslo", "B-PER I-PER O O B-LOC", tree=True)
    assert forms(1.0, tree) == {"Anna Bergmann lebt in Oslo"}
