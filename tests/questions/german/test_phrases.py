"""Whole noun phrases in another case."""

import pytest

from questions.german.morphology.phrases import decline
from tests.questions.german.notation import document

PUTIN = """
dem        der       ART  3 det Dat.Sing.Masc
russischen russisch  ADJA 3 amod Dat.Sing.Masc
Präsidenten Präsident NN  0 root Dat.Sing.Masc
Karl       Karl      NE   3 appos Dat.Sing.Masc
Meier      Meier     NE   4 flat Dat.Sing.Masc
"""
PHRASES = [
    (PUTIN, "Nom", "der russische Präsident Karl Meier"),
    (PUTIN, "Acc", "den russischen Präsidenten Karl Meier"),
    ("einer ein ART 3 det\nkleinen klein ADJA 3 amod\nInsel Insel NN 0 root Dat.Sing.Fem", "Nom", "eine kleine Insel"),
    ("den der ART 2 det\nLändern Land NN 0 root Dat.Plur", "Nom", "die Länder"),
    ("den der ART 2 det\nLändern Land NN 0 root", "Acc", "die Länder"),
    (
        "vom von APPRART 3 case\nneuen neu ADJA 3 amod\nMuseum Museum NN 0 root Dat.Sing.Neut",
        "Nom",
        "das neue Museum",
    ),
    ("mit mit APPR 3 case\nzwei zwei CARD 3 nummod\nHunden Hund NN 0 root Dat.Plur", "Nom", "zwei Hunde"),
    (
        "seinem sein PPOSAT 3 det:poss\nälteren alt ADJA 3 amod\nBruder Bruder NN 0 root Dat.Sing.Masc",
        "Nom",
        "sein älterer Bruder",
    ),
    (
        "dem der ART 3 det\nBerliner Berliner ADJA 3 amod\nSenat Senat NN 0 root Dat.Sing.Masc",
        "Nom",
        "der Berliner Senat",
    ),
    (
        "den der ART 2 det\nAbgeordneten Abgeordneter NN 0 root Acc.Sing.Masc\n",
        "Nom",
        "der Abgeordnete",
    ),
    ("einem ein ART 2 det\nBeamten Beamter NN 0 root Dat.Sing.Masc", "Nom", "ein Beamter"),
    (
        "einige einige PIAT 3 det\nneue neu ADJA 3 amod\nSchulen Schule NN 0 root Acc.Plur.Fem",
        "Dat",
        "einigen neuen Schulen",
    ),
    (
        "allen all PIAT 3 det\ngroßen groß ADJA 3 amod\nParteien Partei NN 0 root Dat.Plur.Fem",
        "Nom",
        "alle großen Parteien",
    ),
    (
        (
            "den der ART 2 det\nMinistern Minister NN 0 root Dat.Plur.Masc\nder der ART 4 det\n"
            "Länder Land NN 2 nmod Gen.Plur.Neut"
        ),
        "Nom",
        "die Minister der Länder",
    ),
    (
        (
            "dem der ART 2 det\nBürgermeister Bürgermeister NN 0 root Dat.Sing.Masc\nund und KON 5 cc\n"
            "der der ART 5 det\nÄrztin Ärztin NN 2 conj Dat.Sing.Fem"
        ),
        "Nom",
        "der Bürgermeister und die Ärztin",
    ),
    (
        "sogar sogar ADV 4 advmod\nan an APPR 4 case\neinem ein ART 4 det\nOrt Ort NN 0 root Dat.Sing.Masc",
        "Nom",
        "ein Ort",
    ),
    (
        "im in APPRART 2 case Dat.Sing.Neut\nGazastreifen Gazastreifen NE 0 root Dat.Sing.Neut",
        "Nom",
        "der Gazastreifen",
    ),
    ("der der ART 2 det Dat.Sing.Fem\nUkraine Ukraine NE 0 root Dat.Sing.Neut", "Nom", "die Ukraine"),
    ("Beobachtern Beobachter NN 0 root Dat.Plur\nzufolge zufolge APPO 1 case", "Nom", "Beobachter"),
    ("der der ART 2 det\n52-Jährigen 52-Jährige NN 0 root Dat.Sing.Fem", "Nom", "die 52-Jährige"),
    ("das das ART 2 det\nRecht Recht NN 0 root Acc.Sing.Neut", "Dat", "dem Recht"),
    ("Island Island NE 0 root Dat.Sing.Neut", "Nom", "Island"),
    ("der der ART 2 det Dat.Sing.Fem\nTürkei Türkei NE 0 root Dat.Sing.Fem", "Nom", "die Türkei"),
    ("den der ART 2 det\nNiederlanden Niederlande NE 0 root Dat.Plur", "Nom", "die Niederlande"),
    ("des der ART 3 det\njungen jung ADJA 3 amod\nStudenten Student NN 0 root Gen.Sing", "Nom", "der junge Student"),
    ("frischem frisch ADJA 2 amod\nBrot Brot NN 0 root Dat.Sing.Neut", "Nom", "frisches Brot"),
    ("der der ART 3 det\nneue neu ADJA 3 amod\nName Name NN 0 root Nom.Sing.Masc", "Gen", "des neuen Namens"),
]


@pytest.mark.parametrize(("notation", "case", "expected"), PHRASES)
def test_declines(notation: str, case: str, expected: str) -> None:
    assert decline(document(notation).tokens, case) == expected


def test_declines_an_apposition_between_commas_with_its_noun() -> None:
    phrase = document("""
        Anna       Anna      NE   0 root Dat.Sing.Fem
        Berg       Berg      NE   1 flat Dat.Sing.Fem
        ,          ,         $,   5 punct
        der        der       ART  5 det Dat.Sing.Fem
        Leiterin   Leiterin  NN   1 appos Dat.Sing.Fem
        des        der       ART  7 det Gen.Sing.Neut
        Museums    Museum    NN   5 nmod Gen.Sing.Neut
    """)
    assert decline(phrase.tokens, "Nom") == "Anna Berg, die Leiterin des Museums"


@pytest.mark.parametrize(
    "notation",
    [
        "dem der ART 2 det\nPräsident Präsident NN 0 root Dat.Sing.Masc",  # not what the rules would write
        "der der ART 2 det\nKrzlbrz Krzlbrz NN 0 root Dat.Sing",  # unknown noun, gender unknown
        "ihm er PPER 0 root Dat.Sing",
        "in in APPR 0 root",
    ],
)
def test_returns_nothing_where_unsure(notation: str) -> None:
    assert decline(document(notation).tokens, "Nom") is None


@pytest.mark.parametrize("case", ["Nom", "Acc", "Dat", "Gen"])
def test_declining_there_and_back_gives_the_phrase_again(case: str) -> None:
    there = decline(
        document("die die ART 3 det\nalte alt ADJA 3 amod\nBrücke Brücke NN 0 root Nom.Sing.Fem").tokens, case
    )
    assert there is not None
    first, second, third = there.split()
    back = document(f"{first} die ART 3 det\n{second} alt ADJA 3 amod\n{third} Brücke NN 0 root {case}.Sing.Fem")
    assert decline(back.tokens, "Nom") == "die alte Brücke"


@pytest.mark.parametrize(
    ("notation", "case", "expected"),
    [
        (
            "ein ein ART 3 det\nalter alt ADJA 3 amod\nTurm Turm NN 0 root Nom.Sing.Masc",
            "Nom",
            "der alte Turm",
        ),
        ("eine ein ART 2 det\nInsel Insel NN 0 root Acc.Sing.Fem", "Dat", "der Insel"),
        ("neue neu ADJA 2 amod\nSchulen Schule NN 0 root Acc.Plur.Fem", "Nom", "die neuen Schulen"),
        ("drei drei CARD 2 nummod\nStädte Stadt NN 0 root Acc.Plur.Fem", "Nom", "die drei Städte"),
        ("dieses dieser PDAT 2 det\nGesetz Gesetz NN 0 root Nom.Sing.Neut", "Gen", "des Gesetzes"),
        ("die der ART 2 det\nBrücke Brücke NN 0 root Nom.Sing.Fem", "Nom", "die Brücke"),
    ],
)
def test_a_phrase_with_the_definite_article(notation: str, case: str, expected: str) -> None:
    assert decline(document(notation).tokens, case, definite=True) == expected
