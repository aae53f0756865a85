"""Layouts of page copies beyond the common one; all texts are made up, only the furniture is as sites have it."""

from __future__ import annotations

from datetime import date

import pytest

from questions.articles import read_text

from .test_reading import FIRST, HEADLINE, LEAD, SECOND, THIRD

PUBLIC_BROADCASTER = f"""Startseite
Inland
Ausland
Wirtschaft
Wissen
Faktenfinder
Investigativ
Startseite
Inland
{HEADLINE}
Bauarbeiter an der alten Brücke | dpa
Streit um Bauvorhaben
{HEADLINE}
Stand: 12.03.2024 14:05 Uhr

{LEAD}

Von Jana Muster, Studio Marburg

{FIRST}

Bild: dpa
Streit über Kosten

{SECOND}
Mehr zum Thema
11.03.2024
Warum Brücken altern
Viele Brücken im Land stammen aus den siebziger Jahren und sind dem Verkehr nicht mehr gewachsen.
mehr

{THIRD}

Über dieses Thema berichtete das Radio am 12. März 2024 um 12:00 Uhr in den Nachrichten.

Brücke
Marburg
Teilen: Facebook Twitter WhatsApp Mail Drucken
Korrekturen
Kontakt
Impressum
"""
NEWSPAPER_WITH_PAYWALL = f"""Menü
E-Paper
Abo
Anmelden
Lokales Politik Sport Kultur
Stadtrat

{HEADLINE}

12.03.2024 · Lesezeit: 3 Minuten

Von Jana Muster und Tim Beispiel

{LEAD}

Foto: Jana Muster

{FIRST}

Jetzt weiterlesen
Sie haben bereits ein Abo? Dann melden Sie sich bitte an, um alle Artikel zu lesen.

{SECOND}

Streit über Kosten

{THIRD}

Quelle: musterblatt.de, jm/dpa
Zum Thema
Brücke
Verkehr
Das könnte Sie auch interessieren
Anzeige
So sparen Sie beim Strom
Wer im Frühjahr den Anbieter wechselt, kann nach Ansicht von Fachleuten mehrere Hundert Euro im Jahr sparen.
Kommentare (12)
Max M.
vor 2 Stunden
Ich finde es gut, dass endlich gebaut wird, denn der Umweg kostet mich jeden Tag eine halbe Stunde.
"""
NEWS_PORTAL = f"""ZUM INHALT
ZUR NAVIGATION
Politik
Streit um Bauvorhaben
{HEADLINE}
12.03.2024, 14:05 Uhr
Artikel anhören
(03:05 min)
Diese Audioversion wurde künstlich generiert. Mehr Infos | Feedback senden

{LEAD}

{FIRST}

{SECOND}

Streit über Kosten

{THIRD}

Quelle: portal.de, jm/dpa

THEMEN
Brücken
Verkehr
Bauen
MEHR ZUM THEMA
12.03.24
Neue Radwege für den Landkreis
11.03.24
Warum Brücken altern
© 2024 Portal
"""
AUSTRIAN = f"""Zum Inhalt
IMMOBILIEN KARRIERE
INLAND
Brückenbau

{HEADLINE}
{LEAD}
12. März 2024, 14:05
117 Postings

{FIRST}

{SECOND}

Streit über Kosten
{THIRD} (APA, red, 12.3.2024)

Weiterlesen:
Warum Brücken altern

Forum: 117 Postings
Ihre Meinung zählt.
Dieser Beitrag wird moderiert.
"""


@pytest.mark.parametrize("page", [PUBLIC_BROADCASTER, NEWSPAPER_WITH_PAYWALL, NEWS_PORTAL, AUSTRIAN])
def test_the_article_is_found_in_every_layout(page: str) -> None:
    article = read_text(page)
    assert article.headline == HEADLINE
    assert article.lead == LEAD
    assert [p for s in article.sections for p in s.paragraphs] == [FIRST, SECOND, THIRD]
    assert "Streit über Kosten" in [s.subhead for s in article.sections]
    assert article.published == date(2024, 3, 12)
