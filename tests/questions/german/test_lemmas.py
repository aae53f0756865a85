"""The lemmatizer trusts the lexicon first, then the scripts in their order."""

from pathlib import Path

from questions.german.lemma_scripts import derive_script
from questions.german.lemmas import Lemmatizer, read_lexicon

SCRIPTS = [derive_script("gemacht", "machen"), derive_script("laufe", "laufen")]


def test_the_lexicon_comes_first() -> None:
    lemmatizer = Lemmatizer(SCRIPTS, {("ging", "VERB"): "gehen"})
    assert lemmatizer.lemma("ging", "VERB", [0, 1]) == "gehen"
    assert lemmatizer.lemma("Ging", "VERB", [0, 1]) == "gehen"


def test_a_script_that_does_not_fit_is_passed_over() -> None:
    assert Lemmatizer(SCRIPTS, {}).lemma("kaufe", "VERB", [0, 1]) == "kaufen"


def test_without_a_fitting_script_the_form_is_the_lemma() -> None:
    assert Lemmatizer(SCRIPTS, {}).lemma("oft", "ADV", [0]) == "oft"


def test_reads_a_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text("ging\tVERB\tgehen\nLäuse\tNOUN\tLaus\n", encoding="utf-8")
    assert read_lexicon(path) == {("ging", "VERB"): "gehen", ("Läuse", "NOUN"): "Laus"}
