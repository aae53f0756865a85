"""Lists of learners: what schools' tables look like, and what is wrong with a line."""

from __future__ import annotations

import pytest

from quiz.classrooms.rosters import LONGEST_LIST, MOST_NAMES, RosterProblem, RosterTooLargeError, read_roster


def names(text: str) -> list[str]:
    return [line.name for line in read_roster(text, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mia\nTom\n\n  Aylin  \n", ["Mia", "Tom", "Aylin"]),
        ("Vorname;Nachname\nMia;Kern\nTom;Öz\n", ["Mia Kern", "Tom Öz"]),
        ("Nachname,Vorname,Klasse\nKern,Mia,9b\n", ["Mia Kern"]),
        ("Name\tVorname\nKern\tMia\n", ["Mia Kern"]),
        ("\ufeffName;E-Mail\nMia;mia@schule.example\n", ["Mia"]),
        ('Name\n"Kern, Mia"\n', ["Kern, Mia"]),
        ("Mia;2011\nTom;2012\n", ["Mia", "Tom"]),
        ("", []),
    ],
)
def test_names_are_read_from_lines_and_tables(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_every_line_says_what_is_wrong_with_it() -> None:
    found = read_roster("Mia\nmia\nTom\n" + "x" * 41 + "\n", ["Tom"])
    assert [(line.number, line.problem) for line in found] == [
        (1, None),
        (2, RosterProblem.TWICE),
        (3, RosterProblem.KNOWN),
        (4, RosterProblem.TOO_LONG),
    ]


def test_a_table_row_without_a_name_is_reported_with_its_line() -> None:
    found = read_roster("Vorname;Nachname;Ort\nMia;Kern;Ulm\n;;Kiel\n", ())
    assert [(line.number, line.problem) for line in found] == [(2, None), (3, RosterProblem.UNREADABLE)]


def test_invisible_characters_do_not_make_two_names_of_one() -> None:
    assert [line.problem for line in read_roster("Mia\nM\u200bia\n", ())] == [None, RosterProblem.TWICE]


@pytest.mark.parametrize("text", ["x" * (LONGEST_LIST + 1), "\n".join(f"Name {n}" for n in range(MOST_NAMES + 1))])
def test_a_list_has_its_limits(text: str) -> None:
    with pytest.raises(RosterTooLargeError):
        read_roster(text, ())
