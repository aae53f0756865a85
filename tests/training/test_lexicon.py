"""The learnt lexicon keeps what hardly varies."""

from pathlib import Path

from questions.german.lemmas import read_lexicon
from training.corpora import TrainingSentence, Word
from training.lexicon import lexicon, write_lexicon


def sentence(*words: tuple[str, str, str]) -> TrainingSentence:
    return TrainingSentence("own", tuple(Word(f, upos=u, lemma=lemma) for f, u, lemma in words))


def test_keeps_one_lemma_per_form_and_class() -> None:
    found = lexicon([sentence(("ging", "VERB", "gehen"), ("Band", "NOUN", "Band"))])
    assert found == {("ging", "VERB"): "gehen", ("Band", "NOUN"): "Band"}


def test_leaves_out_what_varies() -> None:
    assert lexicon([sentence(("sie", "PRON", "sie"), ("sie", "PRON", "er"))]) == {}


def test_the_product_reads_what_training_writes(tmp_path: Path) -> None:
    entries = {("ging", "VERB"): "gehen", ("Läuse", "NOUN"): "Laus"}
    write_lexicon(entries, tmp_path / "lexicon.tsv")
    assert read_lexicon(tmp_path / "lexicon.tsv") == entries
