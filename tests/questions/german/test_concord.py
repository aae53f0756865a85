"""The words of a noun phrase agree, and relation and preposition narrow the case down."""

import numpy as np
from numpy.typing import NDArray

from questions.german.concord import Concord, Place, usual_case_key

LABELS = {"Case": ["-", "Acc", "Dat", "Nom"], "Number": ["-", "Plur", "Sing"], "Gender": ["-", "Fem", "Masc", "Neut"]}
USUAL = {
    usual_case_key("obl", "mit"): [-9.0, -6.0, -0.01, -6.0],
    usual_case_key("nsubj", None): [-9.0, -6.0, -6.0, -0.01],
}


def chances(case: list[list[float]]) -> dict[str, NDArray[np.float32]]:
    count = len(case)
    return {
        "Case": np.array(case, np.float32),
        "Number": np.array([[0.1, 0.2, 0.7]] * count, np.float32),
        "Gender": np.array([[0.1, 0.1, 0.1, 0.7]] * count, np.float32),
    }


def cases(case: list[list[float]], words: list[Place]) -> list[str]:
    settled = Concord(LABELS, USUAL).settle(chances(case), words)["Case"]
    return [LABELS["Case"][number] for number in settled]


def test_an_unsure_noun_takes_the_case_of_its_sure_article() -> None:
    words = [Place("DET", "der", 1, "det"), Place("NOUN", "Hund", -1, "root")]
    assert cases([[0.01, 0.97, 0.01, 0.01], [0.02, 0.4, 0.08, 0.5]], words) == ["Acc", "Acc"]


def test_a_preposition_decides_between_likely_cases() -> None:
    words = [Place("ADP", "mit", 1, "case"), Place("PROPN", "Bremen", 2, "obl"), Place("VERB", "reden", -1, "root")]
    found = cases([[0.97, 0.01, 0.01, 0.01], [0.1, 0.5, 0.3, 0.1], [0.97, 0.01, 0.01, 0.01]], words)
    assert found == ["-", "Dat", "-"]


def test_the_subject_is_rather_nominative() -> None:
    words = [Place("NOUN", "Kind", 1, "nsubj"), Place("VERB", "lachen", -1, "root")]
    assert cases([[0.02, 0.5, 0.03, 0.45], [0.97, 0.01, 0.01, 0.01]], words) == ["Nom", "-"]


def test_words_without_the_feature_stay_without_and_do_not_vote() -> None:
    words = [Place("ADJ", "lila", 1, "amod"), Place("NOUN", "Rock", -1, "root")]
    assert cases([[0.9, 0.08, 0.01, 0.01], [0.1, 0.2, 0.2, 0.5]], words) == ["-", "Nom"]


def test_no_words() -> None:
    empty = {feature: np.zeros((0, len(names)), np.float32) for feature, names in LABELS.items()}
    assert all(len(best) == 0 for best in Concord(LABELS, {}).settle(empty, []).values())
