"""A teacher's sure labels fill gaps; what people have labelled stays."""

import pytest

from questions.german.scorer import MODEL, Scorer
from training.corpora import ABSENT, FEATURES, NO_COMMON_NAME, TrainingSentence, Word
from training.silver import annotate

pytestmark = pytest.mark.skipif(
    not (MODEL / "analyser.onnx").exists(), reason="the trained model is not in this checkout"
)
FORMS = "Der Hund schläft im Garten .".split()


def test_a_sentence_without_a_tree_gets_one_and_is_marked() -> None:
    plain = TrainingSentence("germeval", tuple(Word(form, name="O") for form in FORMS))
    (found,) = annotate(Scorer(), [plain])
    assert found.silver
    assert [word.head for word in found.words][:3] == [2, 3, 0]
    assert found.words[1].deprel == "nsubj"
    assert found.words[1].upos == "NOUN"
    assert all(word.name == "O" for word in found.words)


def test_gold_labels_stay_even_if_the_teacher_differs() -> None:
    feats = {**dict.fromkeys(FEATURES, ABSENT), "Case": "Gen", "VerbForm": None}
    gold = TrainingSentence("gsd", tuple(Word(form, "X", "XY", feats, form, 0, "dep") for form in FORMS))
    (found,) = annotate(Scorer(), [gold])
    assert not found.silver
    assert {(word.upos, word.xpos, word.head, word.deprel) for word in found.words} == {("X", "XY", 0, "dep")}
    assert found.words[1].feats is not None
    assert found.words[1].feats["Case"] == "Gen"
    assert found.words[2].feats is not None
    assert found.words[2].feats["VerbForm"] == "Fin"


def test_names_are_learnt_from_the_teacher_where_nothing_speaks_against_them() -> None:
    forms = "Anna Bergmann wohnt in Berlin .".split()
    given = ("B-LOC", None, None, None, NO_COMMON_NAME, NO_COMMON_NAME)
    sentence = TrainingSentence("own", tuple(Word(form, name=name) for form, name in zip(forms, given, strict=True)))
    (found,) = annotate(Scorer(), [sentence], names=True)
    assert [word.name for word in found.words] == ["B-LOC", "I-PER", "O", "O", NO_COMMON_NAME, "O"]
    (left,) = annotate(Scorer(), [sentence])
    assert tuple(word.name for word in left.words) == given
