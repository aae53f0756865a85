"""All mentions of a name in a text name the same kind of thing."""

from questions.german.document import Name, NameKind, Token
from questions.german.name_votes import agree

PER, LOC, ORG = NameKind.PERSON, NameKind.PLACE, NameKind.ORGANISATION


def tokens(text: str) -> list[Token]:
    return [Token(place, word, 0, 0, word, "PROPN", "NE", {}, 0, "dep") for place, word in enumerate(text.split())]


def test_the_surer_class_wins() -> None:
    found = agree([Name(0, 0, PER, 0.9), Name(1, 1, LOC, 0.6)], tokens("Orlow Orlow"))
    assert [name.kind for name in found] == [PER, PER]
    assert found[0].probability == 0.9
    assert found[1].probability == 0.45


def test_a_full_name_speaks_for_the_surname_and_its_genitive() -> None:
    found = agree([Name(0, 1, PER, 0.9), Name(2, 2, LOC, 0.5), Name(3, 3, ORG, 0.5)], tokens("Ina Orlow Orlow Orlows"))
    assert [name.kind for name in found] == [PER, PER, PER]


def test_a_final_s_that_belongs_to_the_name_stays() -> None:
    apart = agree([Name(0, 0, LOC, 0.9), Name(1, 1, PER, 0.8)], tokens("Paris Linn"))
    assert [name.kind for name in apart] == [LOC, PER]


def test_different_names_do_not_vote_for_each_other() -> None:
    names = [Name(0, 1, ORG, 0.9), Name(2, 2, LOC, 0.5)]
    assert agree(names, tokens("Rat Bremen Bremen")) == tuple(names)


def test_no_names() -> None:
    assert agree([], []) == ()
