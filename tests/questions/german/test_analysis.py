"""A text becomes a document whose offsets slice back to the tokens."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german import analyse
from questions.german.scorer import MODEL

pytestmark = pytest.mark.skipif(
    not (MODEL / "analyser.onnx").exists(), reason="the trained model is not in this checkout"
)
TEXT = "Die Gärtnerin Anna Bergmann goss am Abend die Rosen. „Es war zu trocken“, sagte sie."


def test_tokens_keep_their_place_in_the_text() -> None:
    document = analyse(TEXT, published=date(2024, 5, 2))
    assert [TEXT[token.start : token.end] for token in document.tokens] == [token.text for token in document.tokens]
    assert [token.index for token in document.tokens] == list(range(len(document.tokens)))
    assert document.published == date(2024, 5, 2)


def test_heads_stay_within_their_sentence() -> None:
    document = analyse(TEXT)
    assert len(document.sentences) == 2
    for sentence in document.sentences:
        inside = range(sentence.first, sentence.last + 1)
        roots = [index for index in inside if document.tokens[index].is_root]
        assert len(roots) == 1
        assert all(document.tokens[index].head in inside for index in inside)


def test_names_point_to_tokens_of_the_document() -> None:
    document = analyse(f"Es wurde Abend. {TEXT}")
    names = [[token.text for token in document.tokens[name.first : name.last + 1]] for name in document.names]
    assert names == [["Anna", "Bergmann"]]


def test_an_empty_text_is_an_empty_document() -> None:
    document = analyse("")
    assert document.tokens == ()
    assert document.sentences == ()


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_any_text_is_survived_and_sliced_back(text: str) -> None:
    document = analyse(text)
    assert all(text[token.start : token.end] == token.text for token in document.tokens)
    assert analyse(text) == document


WORDS = """Ministerin|Anna Bergmann|sagte|am 3. Mai|wird|nicht|werden|eröffnet|und|ihr Haus|z. B.|Dr.|2:1|dreimal|1.|
13,5 Millionen Euro|knapp 40 Prozent|Berlin/Brüssel (dpa) –|https://example.org/a?b=c|EU-Gipfel|am 21.|Jan.|, dass|ẞ"""
SIGNS = """„“»«"'‚‘’.!?:;()[]–-…🦆 \t\u0308\u00ad\u200b\u00a0\ufeff\u0000\u202e"""
PIECES = [*WORDS.replace("\n", "").split("|"), *SIGNS, "\n", "\n\n"]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " "]))
def test_any_mixture_of_what_articles_hold_keeps_its_places(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    document = analyse(text)
    end = 0
    for token in document.tokens:
        assert token.start >= end
        assert text[token.start : token.end] == token.text != ""
        end = token.end
    for sentence in document.sentences:
        assert document.tokens[sentence.first].start == sentence.start
        assert document.tokens[sentence.last].end == sentence.end
    assert [s.first for s in document.sentences[1:]] == [s.last + 1 for s in document.sentences[:-1]]
    for name in document.names:
        assert 0 <= name.first <= name.last < len(document.tokens)
    assert analyse(text) == document
