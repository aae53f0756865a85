"""A clause whose verb needs a content that stands elsewhere makes no item."""

from __future__ import annotations

import pytest

from tests.questions.beside import prompts


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Bei einem Besuch in Celle stellte der Minister Ole Brandt am 4. Mai 2019 klar: Der Tunnel kommt.", "klar."),
        ("Die Malerin Ida Holm schafft in Celle, was dort noch niemandem gelang: Das Museum ist voll.", "niemandem"),
        ("Der Streik ist vorbei, beharrt die Malerin Ida Holm bei einem Gespräch mit dem Kurier.", "beharrt bei"),
        ("Der Bau ist gestoppt, berichteten die Zeitungen Kurier und Bote am 4. Mai 2019.", "Bote am"),
        ("Die Malerin Ida Holm hat 2019 in Celle das völlig Undenkbare getan.", "Undenkbare"),
        ("Der Trainer Jan Holm antwortet in Celle ausweichend: Das wird sich zeigen.", "ausweichend"),
        ("Wegen der neuen Frist muss der Trainer Jan Holm also.", "Frist muss"),
    ],
)
def test_what_is_said_or_done_may_not_be_missing(text: str, part: str) -> None:
    found = prompts(text)
    assert not any(part in p for p in found), found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Der Minister Ole Brandt stellte am 4. Mai 2019 in Celle klar, dass der Tunnel kommt.", "klar, dass"),
        ("Die Malerin Ida Holm beharrt seit 2019 auf dem Vertrag mit der Stadt Celle.", "auf dem Vertrag"),
        ("Die Zeitung Bote berichtete am 4. Mai 2019 über den neuen Tunnel in Celle.", "über den neuen Tunnel"),
        ("Zum Hochwasser verwies der Minister Ole Brandt in puncto Kosten auf den Plan der Stadt Celle.", "verwies"),
        ("Der Trainer Jan Holm muss seit 2019 in Haft.", "in Haft"),
    ],
)
def test_a_content_in_any_form_is_enough(text: str, part: str) -> None:
    found = prompts(text)
    assert any(part in p for p in found), found
