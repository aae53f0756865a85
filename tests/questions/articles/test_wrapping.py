"""Hard-wrapped text."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.articles import read_text
from questions.articles.wrapping import unwrapped

from .test_reading import FIRST, HEADLINE, LEAD, SECOND, THIRD

PARTS = [HEADLINE, LEAD, FIRST, SECOND, "Kritik aus der Altstadt", THIRD]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_a_wrapped_article_reads_like_the_plain_one(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(part, width) for part in PARTS)
    assert read_text(wrapped).text == read_text("\n\n".join(PARTS)).text


WRAPPED = """Der Rat der Stadt hat gestern lange darüber gesprochen, ob die Brü-
cke neu gebaut wird. Die Mehrheit war dafür, weil der Umweg über
die Nachbarstadt für die Pendler zu lang ist und weil der Nah- und
Fernverkehr darunter leidet. Nun muss noch das Land entscheiden, ob
es Geld dafür gibt."""


def test_words_broken_at_the_line_end_are_mended() -> None:
    text = unwrapped(WRAPPED)
    assert "ob die Brücke neu" in text
    assert "der Nah- und Fernverkehr" in text


def test_plain_paragraphs_and_lists_stay() -> None:
    plain = "\n".join(PARTS)
    menu = "\n".join(["Politik", "Wirtschaft", "Sport", "Kultur", "Wissen"] * 4)
    sentences = "\n".join(
        ["Heute scheint an der Küste den ganzen Tag die Sonne.", "Morgen regnet es im Süden des Landes."] * 5
    )
    assert (unwrapped(plain), unwrapped(menu), unwrapped(sentences)) == (plain, menu, sentences)


@settings(max_examples=60)
@given(st.lists(st.text("abc -.\n", max_size=150), max_size=12).map("\n".join))
def test_nothing_but_breaks_and_hyphens_changes(text: str) -> None:
    kept = str.maketrans("", "", " \n-")
    assert unwrapped(text).translate(kept) == text.translate(kept)
