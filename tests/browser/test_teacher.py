"""A teacher brings an article in, approves and edits questions, publishes them, and sees what came out."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import overflow
from tests.browser.conftest import Visit
from tests.browser.site import PASSWORD, Site

PATIENCE_MS = 60_000
ARTICLE = """Zum Inhalt springen
1. Startseite
2. Region

Lindenau plant ein Museum im alten Wasserwerk

Stand: 14.03.2026 17:05 Uhr

Die Stadt Lindenau will das alte Wasserwerk am Mühlbach in ein Museum für Technik verwandeln. Der Stadtrat \
stimmte dem Plan am Donnerstag mit 27 zu 9 Stimmen zu.

Das Wasserwerk am Mühlbach im vergangenen Winter
Bild: Lindenauer Bote/Archiv

Das Gebäude steht seit 1998 leer. Es wurde 1911 nach Entwürfen des Architekten Paul Seidel errichtet und \
versorgte die Stadt fast neun Jahrzehnte lang mit Trinkwasser. Der Umbau soll 8,4 Millionen Euro kosten. Das \
Land übernimmt 60 Prozent der Summe, weil das Wasserwerk unter Denkmalschutz steht.

Geld aus Berlin

„Wir retten damit ein Stück unserer Geschichte“, sagte Oberbürgermeisterin Helga Brandt. Der Bund hat der Stadt \
bereits im Januar 1,5 Millionen Euro zugesagt. Brandt erwartet im ersten Jahr 40.000 Besucher.

Die Bauarbeiten beginnen im September 2026. Eröffnet werden soll das Museum im Frühjahr 2029. Die Leitung \
übernimmt der Historiker Jonas Keller, der zuvor das Stadtarchiv von Ulm geleitet hat. Kritik kam von der \
Bürgerinitiative Mühlbach. Sie fürchtet, dass durch die Parkplätze zwölf alte Linden gefällt werden.

Mehr zum Thema
"""


def light_each_other(item: Locator, sentence: Locator) -> None:
    """Expect that focusing an item lights its sentence, and hovering over the sentence lights the item."""
    item.focus()
    expect(sentence).to_have_class(re.compile("is-lit"))
    item.page.mouse.move(0, 0)
    sentence.hover()
    expect(item).to_have_class(re.compile("is-lit"))


def sign_in(page: Page, name: str = "lehrerin") -> None:
    """Sign in and arrive where the role's work begins."""
    page.goto("/login")
    page.get_by_label("Benutzername").fill(name)
    page.get_by_label("Kennwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()


def test_from_article_to_published_quiz(visit: Visit) -> None:
    page = visit()
    sign_in(page)
    page.get_by_role("link", name=re.compile("Neuer Artikel|Ersten Artikel")).click()
    page.get_by_label("Text einfügen").fill(ARTICLE)
    assert overflow(page) == []
    page.get_by_role("button", name="Weiter: Text prüfen").click()

    expect(page.get_by_label("Überschrift")).to_have_value("Lindenau plant ein Museum im alten Wasserwerk")
    expect(page.get_by_label("Erschienen am")).to_have_value("2026-03-14")
    text = page.get_by_label("Text", exact=True)
    expect(text).to_have_value(re.compile("Das Gebäude steht seit 1998 leer"))
    expect(text).not_to_have_value(re.compile("Zum Inhalt springen|Archiv|Mehr zum Thema"))
    page.get_by_label("Quelle").fill("Lindenauer Bote")
    assert overflow(page) == []
    page.get_by_role("button", name="Fragen vorschlagen").click()

    questions = page.locator("li.item")
    expect(questions.first).to_be_visible(timeout=PATIENCE_MS)
    assert questions.count() >= 5
    assert overflow(page) == []
    first = questions.first
    evidence = first.locator("blockquote a").first
    sentence = page.locator(str(evidence.get_attribute("href")))
    assert evidence.inner_text().strip() in sentence.inner_text()
    light_each_other(first, sentence)

    first.get_by_role("button", name="Annehmen").click()
    expect(questions.first.get_by_text("angenommen")).to_be_visible()
    questions.nth(1).get_by_role("button", name="Ablehnen").click()
    expect(page.get_by_text("1 abgelehnte Frage")).to_be_visible()
    page.get_by_role("button", name=re.compile("offenen? annehmen")).click()
    expect(page.get_by_text(re.compile(", 0 offen"))).to_be_visible()

    questions.first.get_by_role("link", name="Bearbeiten").click()
    stem = page.get_by_label(re.compile("Frage|Aussage|Aufgabe|Text")).first
    stem.fill(stem.input_value() + " ")
    page.get_by_label("Erklärung").fill("So steht es im zweiten Absatz.")
    assert overflow(page) == []
    page.get_by_role("button", name="Speichern").locator("visible=true").last.click()
    expect(page.get_by_text("So steht es im zweiten Absatz.")).to_be_attached()

    page.get_by_role("button", name=re.compile("Quiz aus .* machen")).first.click()
    page.get_by_label("Titel").fill("Das Wasserwerk")
    page.get_by_role("button", name="Speichern und veröffentlichen").click()
    expect(page.get_by_text(re.compile(r"^\s*\w{3}-\w{3}-\w{3}\s*$"))).to_be_visible()
    assert overflow(page) == []

    learner = visit()
    learner.goto(page.get_by_label("Link").input_value())
    expect(learner.get_by_role("heading", name="Das Wasserwerk")).to_be_visible()
    expect(learner.get_by_text("Lindenauer Bote")).to_be_visible()
    page.get_by_role("button", name="Schließen").click()
    learner.reload()
    expect(learner.get_by_text("Dieses Quiz ist geschlossen")).to_be_visible()


def test_unusable_input_is_refused_and_nothing_is_lost(visit: Visit) -> None:
    page = visit()
    sign_in(page)
    page.goto("/articles/new")
    english = "The council decided on Monday that the old waterworks should become a museum of technology. " * 5
    page.get_by_label("Text einfügen").fill(english)
    page.get_by_role("button", name="Weiter: Text prüfen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Text einfügen")).to_have_value(english)
    page.get_by_label("Text einfügen").fill("")
    page.get_by_label("Adresse der Seite").fill("http://127.0.0.1/")
    page.get_by_role("button", name="Weiter: Text prüfen").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_results_by_person_by_question_and_as_csv(visit: Visit, site: Site, tmp_path: Path) -> None:
    code = site.publish_quiz("lehrerin", "Wie war es?", presentation="all_on_one")
    for name, choice in (("Ada", "mit dem Krankenhaus"), ("Bo", "mit dem Freibad")):
        page = visit()
        page.goto(f"/q/{code}")
        page.get_by_label("Dein Name in diesem Quiz").fill(name)
        page.get_by_role("button", name="Quiz beginnen").click()
        page.get_by_role("radio", name=choice).check()
        expect(page.get_by_text(re.compile("Gespeichert um"))).to_be_visible()
        page.get_by_role("button", name="Zur Übersicht").click()
        page.get_by_role("button", name="Jetzt abgeben").click()
        expect(page.get_by_text("von 6 Fragen richtig")).to_be_visible()

    page = visit()
    sign_in(page)
    page.goto("/quizzes/")
    page.get_by_role("link", name="Wie war es?", exact=True).first.click()
    page.get_by_role("link", name="Ergebnisse").click()
    expect(page.get_by_role("row", name=re.compile("Ada"))).to_contain_text("1 / 6")
    expect(page.get_by_role("row", name=re.compile("Bo"))).to_contain_text("0 / 6")
    assert overflow(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Als CSV-Datei (Semikolon)").click()
    download.value.save_as(tmp_path / "results.csv")
    rows = list(csv.reader((tmp_path / "results.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert sorted(row[0] for row in rows[1:]) == ["Ada", "Bo"]

    page.get_by_role("link", name="Fragen", exact=True).click()
    expect(page.get_by_role("heading", name="Womit verbindet die Buslinie den Bahnhof?")).to_be_visible()
    expect(page.get_by_text("1 von 2 ganz richtig")).to_be_visible()
    assert overflow(page) == []
    page.get_by_role("link", name="Wer", exact=True).click()
    page.get_by_role("link", name="Ada").click()
    expect(page.get_by_role("heading", name="Verlauf")).to_be_visible()
    assert overflow(page) == []
