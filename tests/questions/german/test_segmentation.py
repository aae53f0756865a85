"""Sentences and tokens of news German."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german.segmentation import segment


def cut(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in sentence] for sentence in segment(text)]


def words(text: str) -> list[str]:
    return [word for sentence in cut(text) for word in sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Der Vertrag gilt ab dem 20. Mai für alle.",
        "Das Haus stammt aus dem 19. Jahrhundert.",
        "Sie wohnt im 5. Bezirk und er im 12. Stock.",
        "Vom 3. bis 5. Mai tagt die 2. Kammer.",
        "Ludwig XIV. baute das Schloss.",
        "Elisabeth II. Windsor kam nicht.",
        "Zum Amt, z. B. Dr. Prof. Huber, z.B. in St. Pölten.",
        "Rund 13 Mio. Euro kostet Nr. 7 in der Hauptstr. 12 ca. zwei Jahre lang.",
        "Die Stadt wurde um 300 v. Chr. gegründet.",
        "J. R. R. Tolkien und Franklin D. Roosevelt lasen das.",
        "Der Fahrer Ali K. wurde verletzt.",
        "„Das reicht.“, sagte die Ministerin.",
        "„Warum denn nicht?“ fragte sie.",
        '"Es ist vorbei!", rief er.',
        "Der Film »Wer hat Angst?« läuft im Kino.",
        "Er sagte (und sie lachte. Sehr laut!) kein Wort.",
        "Berlin/Brüssel (dpa) – Die Minister trafen sich.",
        "Sie sagte: „Wir kommen“, und ging.",
        "Das Portal Yahoo! meldet Verluste.",
        "Am 20.05.2021 um 14.30 Uhr stand es 2:1.",
        "Im Text [...] fehlt etwas.",
        "Wien, 30. 9. 2015",
        "Nach Art. 5 und Abs. 2 ist das erlaubt.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert len(cut(text)) == 1


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Er ging am 21. Danach kam sie.", ["21.", "."]),
        ("Das war im Jahr 2020. Danach kam sie.", [".", "."]),
        ("Die Zahl stieg auf 12. Experten warnen.", [".", "."]),
        ("Es gab Obst, Brot usw. Danach ging er.", ["usw.", "."]),
        ("„Wir gehen.“ Danach ging er.", ["“", "."]),
        ("„Wir gehen. Du bleibst“, sagte er.", [".", "."]),
        ('Sie ging. "Ich bleibe", sagte er.', [".", "."]),
        ("Sie ging.Danach kam er.", [".", "."]),
        ("Und nun?! Niemand weiß es …", ["!", "…"]),
        ("Das ist seine Art. Experten wissen es.", [".", "."]),
        ("Das ist Plan B. Danach ist Schluss.", [".", "."]),
        ("Es war so. (Er wusste es.) Sie nicht.", [".", ")", "."]),
        ("Ohne Punkt\n\nDer Satz danach.", ["Punkt", "."]),
        ("Der iPhone-Bauer wächst. iPhones sind teuer.", [".", "."]),
    ],
)
def test_sentences_end_where_a_reader_sees_it(text: str, ends: list[str]) -> None:
    assert [sentence[-1] for sentence in cut(text)] == ends


def test_a_single_line_break_is_white_space() -> None:
    assert len(cut("Der Satz geht\nin der nächsten Zeile weiter.")) == 1


ONE_TOKEN = """
US-Präsident 35-Jährige SPD-geführten Peter's O'Neill AT&T Lehrer:innen Lehrer*innen Lehrer_innen LehrerInnen jede*r
Bürger:innenrat 13,5 1.200 1.234,5 14.30 20.05.2021 2:1 2:1-Sieg 2019/20 1990er-Jahre z.B. 20-prozentige Covid-19
https://www.example.de/a,b?c=d tagesschau.de redaktion@example.org #Klima @kanzler °C -5 – …
"""


@pytest.mark.parametrize("word", [*ONE_TOKEN.split(), "1 200", "1\u202f200", "Corona\u00adkrise"])
def test_one_token(word: str) -> None:
    assert words(f"Also {word} ist da.") == ["Also", word, "ist", "da", "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nord- und Südkorea", ["Nord-", "und", "Südkorea"]),
        ("Wege und -straßen", ["Wege", "und", "-straßen"]),
        ("50%", ["50", "%"]),
        ("20€", ["20", "€"]),
        ("So geht's gut.", ["So", "geht", "'s", "gut", "."]),
        ("Hans' Auto", ["Hans'", "Auto"]),
        ("„Hans“", ["„", "Hans", "“"]),
        ("‚ganz‘ anders", ["‚", "ganz", "‘", "anders"]),
        ("'ganz' anders", ["'", "ganz", "'", "anders"]),
        ('der "Spiegel"-Bericht', ["der", '"', "Spiegel", '"', "-Bericht"]),
        ("z. B. heute", ["z.", "B.", "heute"]),
        ("am 21.", ["am", "21."]),
        ("Berlin/Bonn", ["Berlin", "/", "Bonn"]),
        ("Mehr auf www.example.de.", ["Mehr", "auf", "www.example.de", "."]),
    ],
)
def test_tokens_follow_tiger(text: str, expected: list[str]) -> None:
    assert words(text) == expected


GERMAN = st.text(st.sampled_from("aäZß 1.,:;!?-–„“\"'’»«()[]/&@#…\n\t\u00ad\u202f_°%"), max_size=80)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), GERMAN))
def test_any_text_is_covered_once_and_in_order(text: str) -> None:
    slices = [piece for sentence in segment(text) for piece in sentence]
    assert all(start < end for start, end in slices)
    assert all(left.end <= right.start for left, right in pairwise(slices))
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in slices)
    covered = {place for start, end in slices for place in range(start, end)}
    assert all(place in covered or character.isspace() for place, character in enumerate(text))
    assert all(segment(text))


@pytest.mark.parametrize(
    "unit",
    ["a", "1", ".", "'", '"', "a.", "1.", "1 ", "a-", "-1", "www.", "a@", "a'", "1:", "(", ")", "(a)", "„", "ab cd. "],
)
def test_long_monotonous_text_is_no_trap(unit: str) -> None:
    """A quadratic step would take minutes here (`pytest --durations` shows a fraction of a second)."""
    text = unit * 40_000
    slices = [piece for sentence in segment(text) for piece in sentence]
    assert slices[0].start == 0
    assert slices[-1].end == len(text.rstrip())
