"""Quotations, their speakers, and reported speech."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german import analyse
from questions.german.document import Quotation, Span
from questions.german.quotation_marks import pairs
from questions.german.quotations import find_quotations
from questions.german.reports import find_reports
from questions.german.scorer import MODEL
from tests.questions.german.notation import document
from tests.questions.german.untagged import untagged

needs_model = pytest.mark.skipif(
    not (MODEL / "analyser.onnx").exists(), reason="the trained model is not in this checkout"
)


STYLES = ("„%s“", '"%s"', "“%s”", "»%s«", "«%s»", "‚%s‘", "›%s‹", '„%s"', "« %s »")


@pytest.mark.parametrize("text", [f"Er sagte: {style}" % "So ist es." for style in STYLES])
def test_marks_of_every_style_are_paired(text: str) -> None:
    found = untagged(text)
    ((first, last),) = pairs(found)
    assert [token.text for token in found.tokens[first + 1 : last]] == ["So", "ist", "es", "."]


def test_a_quotation_within_a_quotation_is_found() -> None:
    found = untagged("„Sie rief ‚Feuer‘ und lief“, sagte er.")
    assert [found.slice(Span(*pair)) for pair in sorted(pairs(found))] == ["„Sie rief ‚Feuer‘ und lief“", "‚Feuer‘"]


def test_a_mark_without_its_partner_in_the_paragraph_is_none() -> None:
    assert list(pairs(untagged("Er rief „Halt.\n\nDann war es still“ und dunkel."))) == []


def test_an_apostrophe_is_no_mark() -> None:
    assert list(pairs(untagged("Hans' Haus und Peter's Bar sind' s."))) == []


@settings(deadline=None)
@given(st.text("aB .,:„“\"'»«‚‘’\n", max_size=60))
def test_any_marks_are_survived(text: str) -> None:
    found = untagged(text)
    for first, last in pairs(found):
        assert 0 <= first < last - 1 < len(found.tokens)
    assert len(find_quotations(found)) == len(list(pairs(found)))


SAID = """
    „ „ $( 3 punct
    Alles alles PIS 3 nsubj Nom.Sing
    brennt brennen VVFIN 6 ccomp 3.Sing.Pres.Ind.Fin
    “ “ $( 3 punct
    , , $, 3 punct
    rief rufen VVFIN 0 root 3.Sing.Past.Ind.Fin
    die der ART 8 det Nom.Sing.Fem
    Wirtin Wirtin NN 6 nsubj Nom.Sing.Fem
    laut laut ADJD 6 advmod
    . . $. 6 punct
"""


def test_the_subject_of_the_verb_behind_the_quotation_speaks() -> None:
    found = document(SAID)
    (quotation,) = find_quotations(found)
    assert (quotation.is_speech, quotation.speaker, quotation.cue) == (True, (6, 7), 5)


def test_reported_speech_goes_on_with_its_speaker() -> None:
    found = document("""
        Der der ART 2 det Nom.Sing.Masc
        Wirt Wirt NN 3 nsubj Nom.Sing.Masc
        klagte klagen VVFIN 0 root 3.Sing.Past.Ind.Fin
        , , $, 6 punct
        er er PPER 6 nsubj Nom.Sing.Masc
        verliere verlieren VVFIN 3 ccomp 3.Sing.Pres.Sub.Fin
        Geld Geld NN 6 obj Acc.Sing.Neut
        . . $. 3 punct

        Niemand niemand PIS 2 nsubj Nom.Sing
        zahle zahlen VVFIN 0 root 3.Sing.Pres.Sub.Fin
        . . $. 2 punct

        Es es PPER 2 nsubj Nom.Sing.Neut
        regnete regnen VVFIN 0 root 3.Sing.Past.Ind.Fin
        . . $. 2 punct
    """)
    assert [(report.first, report.speaker, report.cue) for report in find_reports(found)] == [
        (0, (0, 1), 2),
        (8, (0, 1), None),
    ]


def only(text: str) -> tuple[Quotation, str | None]:
    analysed = analyse(text)
    (quotation,) = find_quotations(analysed)
    return quotation, analysed.slice(Span(*quotation.speaker)) if quotation.speaker else None


@needs_model
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "„Wir haben lange darauf gewartet“, sagte die Bürgermeisterin Eva Lindner.",
            "die Bürgermeisterin Eva Lindner",
        ),
        ("Der Trainer sagte: „Wir haben verdient gewonnen.“", "Der Trainer"),
        ("„Das Dach ist undicht“, so der Hausmeister.", "der Hausmeister"),
        ("Die Ministerin sprach am Montag von einem „großen Erfolg“.", "Die Ministerin"),
        ("„Es wird kälter“, hatte der Forscher am Mittwoch erklärt.", "der Forscher"),
    ],
)
def test_speakers_are_read_from_the_sentence(text: str, speaker: str) -> None:
    quotation, found = only(text)
    assert quotation.is_speech
    assert found == speaker
    assert quotation.cue is not None


@needs_model
def test_a_quotation_that_stands_alone_belongs_to_the_speaker_before() -> None:
    analysed = analyse("„Wir sind müde“, sagte der Pfleger. „Niemand hört uns zu.“")
    first, second = find_quotations(analysed)
    assert first.speaker == second.speaker
    assert second.confidence < first.confidence


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "Die Zeitung „Der Tag“ erscheint nicht mehr.",
        "Der sogenannte „Klimabonus“ ist umstritten.",
        "Das „Tag“-Interview erschien am Montag.",
        "Laut „Tagesblatt“ ist das Schloss verkauft.",
    ],
)
def test_titles_and_so_called_words_are_no_speech(text: str) -> None:
    quotation, _ = only(text)
    assert not quotation.is_speech


@needs_model
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Laut der Polizei ist die Straße gesperrt.", "der Polizei"),
        ("Nach Angaben der Feuerwehr brannte ein Schuppen.", "der Feuerwehr"),
        ("Der Brand sei gelöscht, teilte die Feuerwehr mit.", "die Feuerwehr"),
        ("Das lange Gespräch sei gut gewesen, berichteten mehrere Zeitungen.", "mehrere Zeitungen"),
        ("Die Straße bleibt gesperrt, so der Bürgermeister.", "der Bürgermeister"),
    ],
)
def test_sources_are_named(text: str, speaker: str) -> None:
    analysed = analyse(text)
    (report,) = find_reports(analysed)
    assert report.speaker
    assert analysed.slice(Span(*report.speaker)) == speaker
