"""Tokens put back into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from questions.german.document import Document, Name, NameKind
from questions.references.resolution import Reference, ReferenceKind, References
from questions.wording.phrases import Phrases, balanced_quotes, capitalised
from tests.questions.german.notation import document

HARBOUR = document("""
Nach    nach   APPR  3 case
dem     der    ART   3 det  Dat.Sing.Masc
Sturm   Sturm  NN    4 obl  Dat.Sing.Masc
sperrte sperren VVFIN 0 root 3.Sing.Past.Ind
sie     sie    PPER  4 nsubj 3.Sing.Fem.Nom
den     der    ART   7 det  Acc.Sing.Masc
Hafen   Hafen  NN    4 obj  Acc.Sing.Masc
(       (      $(    9 punct
Emden   Emden  NE    7 appos
)       )      $(    9 punct
,       ,      $,    4 punct
.       .      $.    4 punct
""")


def phrases(found: Iterable[Reference] = (), analysed: Document = HARBOUR) -> Phrases:
    return Phrases(analysed, References({reference.index: reference for reference in found}))


def test_a_word_at_the_head_of_its_sentence_loses_its_capital() -> None:
    assert phrases().text(range(3)) == "nach dem Sturm"


def test_a_name_at_the_head_of_its_sentence_keeps_its_capital() -> None:
    named = replace(HARBOUR, names=(Name(0, 0, NameKind.OTHER, 1.0),))
    assert phrases(analysed=named).text(range(3)) == "Nach dem Sturm"


def test_brackets_go_with_what_they_hold() -> None:
    assert phrases().text(range(5, 10)) == "den Hafen"


def test_no_punctuation_stays_at_the_ends() -> None:
    assert phrases().text(range(5, 11)) == "den Hafen"


def test_order_and_repetition_of_the_indexes_do_not_matter() -> None:
    assert phrases().text([6, 5, 6]) == phrases().text([5, 6])


def test_a_resolved_pronoun_is_written_out() -> None:
    resolved = Reference(4, ReferenceKind.REPLACE, "die Polizei", 0.9)
    assert phrases([resolved]).text([3, 4]) == "sperrte die Polizei"


def test_a_completion_stands_behind_its_noun() -> None:
    completed = Reference(6, ReferenceKind.APPEND, "von Emden", 0.9)
    assert phrases([completed]).text([5, 6]) == "den Hafen von Emden"


def test_an_unresolved_reference_leaves_the_word_as_it_is() -> None:
    assert phrases([Reference(4, ReferenceKind.REPLACE, None, 0.0)]).text([3, 4]) == "sperrte sie"


def test_other_words_stand_instead_of_a_token_and_none_where_they_are_empty() -> None:
    assert phrases().text([5, 6], {6: "Strand"}) == "den Strand"
    assert phrases().text([5, 6], {5: ""}) == "Hafen"


def test_only_the_first_letter_is_made_a_capital() -> None:
    assert capitalised("die EU tagt") == "Die EU tagt"
    assert capitalised("") == ""


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("Der Roman „Die lange Nacht“ erschien.", True),
        ("Der Roman „Die lange Nacht erschien.", False),
        ('Sie sagte "nein" und ging.', True),
        ('Sie sagte "nein und ging.', False),
        ("Er nannte es »gut«.", True),
        ("Er nannte es »gut.", False),
        ("Die WHO (Genf) tagt.", True),
        ("Die WHO (Genf tagt.", False),
        ("Ohne alle Zeichen.", True),
    ],
)
def test_every_mark_needs_its_counterpart(text: str, balanced: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert balanced_quotes(text) is balanced
