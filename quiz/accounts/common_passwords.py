"""Passwords of eight and more characters that are guessed first, in lower case.

common_passwords.txt has the 5000 that are met most often among those disclosed in breaches, the commonest first: taken
from the list that Django ships (django/contrib/auth/common-passwords.txt.gz of Django 5.2, BSD licence), which Royce
Williams made of Troy Hunt's Pwned Passwords. What German pupils and teachers add is here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

GERMAN = frozenset(
    """
    qwertzui yxcvbnmm qwertz123 passwort12 passwort123 kennwort1 kennwort123 geheim123 geheimnis meinpasswort
    meinkennwort hallo1234 hallohallo hallowelt schatz123 schatzi1 fcbayern bayern123 werder99 fussball1 minecraft1
    fortnite fortnite1 roblox123 sommer2020 sommer2021 sommer2022 sommer2023 sommer2024 sommer2025 sommer2026 winter2020
    winter2021 winter2022 winter2023 winter2024 winter2025 winter2026 herbst2025 fruehling sonnenblume schmetterling
    prinzessin katharina berlin123 hamburg1 muenchen schule123 schueler schueler1 schueler123 lehrer123 lehrerin
    lehrerin1 klasse123 unterricht mathematik gymnasium realschule admin1234 administrator1 willkommen willkommen1
    test12345 testpasswort default1 guest1234 user1234 login123 quiz1234 nachgefragt nachgefragt1
    """.split()
)


@cache
def common_passwords() -> frozenset[str]:
    """Return all of them, read at the first call."""
    return GERMAN.union(Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines())
