"""The tense at a word, read from the tree."""

from __future__ import annotations

import pytest

from questions.german.tenses import Tenses
from tests.questions.german.notation import document


@pytest.mark.parametrize(
    ("verbs", "tense"),
    [
        ("kam kommen VVFIN 0 root 3.Sing.Past.Ind.Fin", "past"),
        ("kommt kommen VVFIN 0 root 3.Sing.Pres.Ind.Fin", "present"),
        ("komme kommen VVFIN 0 root 3.Sing.Pres.Sub.Fin", None),
        ("ist sein VAFIN 4 aux 3.Sing.Pres.Ind.Fin\ngekommen kommen VVPP 0 root Part", "past"),
        ("wird werden VAFIN 4 aux 3.Sing.Pres.Ind.Fin\nkommen kommen VVINF 0 root Inf", "future"),
        ("soll sollen VMFIN 4 aux 3.Sing.Pres.Ind.Fin\nkommen kommen VVINF 0 root Inf", "future"),
        ("kann können VMFIN 4 aux 3.Sing.Pres.Ind.Fin\nkommen kommen VVINF 0 root Inf", "present"),
        ("ist sein VAFIN 4 cop 3.Sing.Pres.Ind.Fin\nmüde müde ADJD 0 root Pos", "present"),
        (
            "soll sollen VMFIN 4 aux 3.Sing.Pres.Ind.Fin\ngekommen kommen VVPP 0 root Part\nsein sein VAINF 4 aux Inf",
            "present",
        ),
    ],
)
def test_the_predicate_above_a_word_gives_its_tense(verbs: str, tense: str | None) -> None:
    root = 3 if verbs.count("\n") == 0 else 4
    found = document(f"Anna Anna NE {root} nsubj Nom.Sing\nheute heute ADV {root} advmod\n{verbs}")
    assert Tenses(found.tokens).at(1) == tense


def test_coordinated_participles_share_their_auxiliary() -> None:
    found = document("""
        Anna Anna NE 3 nsubj Nom.Sing
        hat haben VAFIN 3 aux 3.Sing.Pres.Ind.Fin
        gegessen essen VVPP 0 root Part
        und und KON 6 cc
        heute heute ADV 6 advmod
        geschlafen schlafen VVPP 3 conj Part
    """)
    assert Tenses(found.tokens).at(4) == "past"


def test_a_headline_without_a_verb_has_no_tense() -> None:
    assert Tenses(document("Regen Regen NN 0 root Nom.Sing\nheute heute ADV 1 advmod").tokens).at(1) is None
