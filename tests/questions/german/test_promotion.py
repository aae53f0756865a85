"""Subjects that the tree labels as something else, and labels of subject that cannot be right."""

import pytest

from questions.german.clauses import find_clauses
from tests.questions.german.notation import document

NO_OBJECT = """
    Es       es         PPER  2 {es} Nom.Sing.Neut.3
    fand     finden     VVFIN 0 root 3.Sing.Past.Ind
    gestern  gestern    ADV   2 advmod
    eine     ein        ART   5 det Acc.Sing.Fem
    Feier    Feier      NN    2 obj Acc.Sing.Fem
    statt    statt      PTKVZ 2 compound:prt
"""


def subject_of(notation: str, place: int = 0) -> str | None:
    made = document(notation)
    subject = find_clauses(made)[place].subject()
    return made.slice(subject.span) if subject is not None else None


@pytest.mark.parametrize("es", ["expl", "nsubj"])
def test_beside_es_a_verb_without_object_has_the_noun_as_its_subject(es: str) -> None:
    assert subject_of(NO_OBJECT.format(es=es)) == "eine Feier"


def test_what_only_can_be_nominative_is_the_subject() -> None:
    notation = """
        Sie      sie      PPER  2 nsubj Nom.Sing.Fem.3
        sieht    sehen    VVFIN 0 root 3.Sing.Pres.Ind
        die      der      ART   4 det Acc.Sing.Fem
        Lösung   Lösung   NN    2 obj Acc.Sing.Fem
        ,        ,        $,    8 punct
        die      der      PRELS 8 {one} Nom.Sing.Fem
        er       er       PPER  8 {two} Nom.Sing.Masc.3
        suchte   suchen   VVFIN 4 acl 3.Sing.Past.Ind
        .        .        $.    2 punct
    """
    assert subject_of(notation.format(one="nsubj", two="obj"), 1) == "er"
    assert subject_of(notation.format(one="nsubj", two="nsubj"), 1) == "er"
    assert subject_of(notation.format(one="obj", two="obj"), 1) == "er"


def test_a_relative_pronoun_has_the_number_of_its_noun() -> None:
    notation = """
        Das      der      PDS   2 nsubj Nom.Sing.Neut
        war      sein     VAFIN 4 cop 3.Sing.Past.Ind
        die      der      ART   4 det Nom.Sing.Fem
        Hilfe    Hilfe    NN    0 root Nom.Sing.Fem
        ,        ,        $,    9 punct
        die      der      PRELS 9 nsubj Nom.Plur.Fem
        die      der      ART   8 det Acc.Plur.Masc
        Bauern   Bauer    NN    9 obj Acc.Plur.Masc
        brauchten brauchen VVFIN 4 acl 3.Plur.Past.Ind
    """
    assert subject_of(notation, 1) == "die Bauern"


def test_of_two_objects_the_one_that_agrees_is_the_subject() -> None:
    notation = """
        Derzeit  derzeit   ADV   2 advmod
        beträgt  betragen  VVFIN 0 root 3.Sing.Pres.Ind
        die      der       ART   4 det Acc.Sing.Fem
        Strafe   Strafe    NN    2 obj Acc.Sing.Fem
        viele    viel      PIAT  6 det Acc.Plur.Masc
        Dollar   Dollar    NN    2 obj Acc.Plur.Masc
    """
    assert subject_of(notation) == "die Strafe"


def test_a_verb_of_saying_has_no_clause_as_its_subject() -> None:
    notation = """
        Es       es        PPER  2 nsubj Nom.Sing.Neut.3
        regne    regnen    VVFIN 4 ccomp 3.Sing.Pres.Sub
        ,        ,         $,    2 punct
        stellt   stellen   VVFIN 0 root 3.Sing.Pres.Ind
        das      der       ART   6 det Acc.Sing.Neut
        Gutachten Gutachten NN   4 obj Acc.Sing.Neut
        fest     fest      PTKVZ 4 compound:prt
    """
    assert subject_of(notation) == "das Gutachten"


def test_a_phrase_that_tells_when_is_no_subject_and_no_attribute() -> None:
    made = document("""
        Dieses   dieser    PDAT  2 det Nom.Sing.Neut
        Mal      Mal       NN    3 nsubj Nom.Sing.Neut
        gewann   gewinnen  VVFIN 0 root 3.Sing.Past.Ind
        die      der       ART   5 det Acc.Sing.Fem
        Läuferin Läuferin  NN    3 obj Acc.Sing.Fem
    """)
    (clause,) = find_clauses(made)
    assert [(c.function, made.slice(c.span)) for c in clause.constituents] == [
        ("adverbial", "Dieses Mal"),
        ("subject", "die Läuferin"),
    ]
    made = document("""
        Dort     dort      ADV   2 advmod
        brannte  brennen   VVFIN 0 root 3.Sing.Past.Ind
        das      der       ART   4 det Nom.Sing.Neut
        Büro     Büro      NN    2 nsubj Nom.Sing.Neut
        letzten  letzt     ADJA  6 amod Acc.Sing.Masc
        Monat    Monat     NN    4 nmod Acc.Sing.Masc
        aus      aus       PTKVZ 2 compound:prt
    """)
    (clause,) = find_clauses(made)
    assert [made.slice(c.span) for c in clause.constituents] == ["Dort", "das Büro", "letzten Monat"]
