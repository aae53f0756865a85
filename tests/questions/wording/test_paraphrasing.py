"""The same fact in another order."""

from __future__ import annotations

import pytest

from questions.wording.paraphrasing import paraphrase
from tests.questions.sample import material_of


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Im Jahr 2019 eröffnete die Gemeinde Ebbs ein Museum.",
            "Die Gemeinde Ebbs eröffnete im Jahr 2019 ein Museum.",
        ),
        ("Die Gemeinde Ebbs eröffnete 2019 ein Museum.", "2019 eröffnete die Gemeinde Ebbs ein Museum."),
        ("Die Gemeinde Ebbs eröffnete erst 2019 ein Museum.", "Erst 2019 eröffnete die Gemeinde Ebbs ein Museum."),
        ("Der Verein lobt die Messe in Basel.", None),
        ("Seit 2010 gibt es in Ebbs ein Museum.", None),
        ("Im Jahr 2019 wurde das Museum nicht eröffnet.", None),
    ],
    ids=["subject to the front", "time to the front", "focus", "attribute", "expletive", "negation"],
)
def test_a_phrase_moves_only_where_german_and_the_analysis_leave_no_doubt(text: str, other: str | None) -> None:
    material = material_of(text)
    assert [paraphrase(material.document, material.wording, fact) for fact in material.facts] == [other]
