"""Dates as German pages write them."""

from __future__ import annotations

from datetime import date

import pytest

from questions.articles.dates import find_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20. Mai 2021", date(2021, 5, 20)),
        ("Stand: 17.06.2025 18:24 Uhr", date(2025, 6, 17)),
        ("Veröffentlicht am 27.04.24 um 07:39 Uhr", date(2024, 4, 27)),
        ("2021-05-20T10:00:00Z", date(2021, 5, 20)),
        ("Zuerst veröffentlicht am 30/04/2024 - 16:17", date(2024, 4, 30)),
        ("1. Jänner 2020", date(2020, 1, 1)),
        ("3. Mrz. 2019", date(2019, 3, 3)),
        ("28.4.2023", date(2023, 4, 28)),
        ("31.02.2023, berichtigt am 01.03.2023", date(2023, 3, 1)),
        ("im Mai 2021", None),
        ("99.99.2020", None),
        ("192.168.10.2020", None),
    ],
)
def test_the_first_real_date_is_found(text: str, expected: date | None) -> None:
    assert find_date(text) == expected
