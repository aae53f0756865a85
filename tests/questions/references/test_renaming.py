"""What is written for a pronoun: definite, short, in its case, or nothing."""

from __future__ import annotations

import pytest

from questions.material import Material
from questions.references.antecedents import Antecedents, innermost_clauses
from questions.references.mentions import Mention
from questions.references.renaming import owned, renamed, telling
from tests.questions.sample import material_of

TOWER = "Eine reiche Bürgerin stiftete einen alten Turm im Hafen. Die Erben der Bürgerin schwiegen."
BOOK = "Der Verlag druckte ein Buch über seltene Pilze."
NAMES = "Die Malerin Lea Imhof traf in der Schweiz die Brüder Hans und Karl Riedl."
LISTED = "Peter Marx und Jan Maas bauten Boote."
PRONOUN = "Der Müller öffnete seine Mühle am Bach."


def mention(material: Material, word: str) -> Mention:
    finder = Antecedents(material.document, material.referents, innermost_clauses(material.document), frozenset())
    return next(m for m in finder.mentions(1) if word in material.document.slice(m.span).split())


@pytest.mark.parametrize(
    ("text", "word", "case", "expected"),
    [
        (TOWER, "Turm", "Nom", "der alte Turm"),
        (TOWER, "Bürgerin", "Dat", "der reichen Bürgerin"),
        (BOOK, "Buch", "Acc", "das Buch über seltene Pilze"),
        (NAMES, "Lea", "Gen", "Lea Imhofs"),
        (NAMES, "Schweiz", "Nom", "die Schweiz"),
        (LISTED, "Peter", "Nom", "Peter Marx"),
        (LISTED, "Boote", "Nom", "die Boote"),
        (PRONOUN, "Mühle", "Nom", None),
    ],
)
def test_how_a_thing_is_named_again(text: str, word: str, case: str, expected: str | None) -> None:
    material = material_of(text)
    assert renamed(material.document, mention(material, word), case) == expected


def test_a_name_in_s_takes_von_in_the_genitive() -> None:
    material = material_of("Der Bäcker Jan Maas bäckt in Trier.")
    assert renamed(material.document, mention(material, "Maas"), "Gen") == "von Jan Maas"


def test_where_something_stands_does_not_tell_which_one_it_is() -> None:
    material = material_of(TOWER)
    head = next(t.index for t in material.document.tokens if t.text == "Turm")
    assert material.document.slice(telling(material.document, head)) == "einen alten Turm"


def test_an_owner_stands_behind_what_is_owned() -> None:
    material = material_of("Die Stadt Aarau feiert. Ihr neues Museum öffnet im Mai.")
    phrase = [t for t in material.document.tokens if t.text in {"Ihr", "neues", "Museum"}]
    finder = Antecedents(material.document, material.referents, innermost_clauses(material.document), frozenset())
    city = finder.mentions(1)[0]
    assert owned(material.document, phrase, city) == "das neue Museum der Stadt Aarau"
