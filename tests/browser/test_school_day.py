"""A school day: a class of thirty takes a quiz at once, a key is wrong, learners report it, the teacher regrades."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from babel.numbers import format_decimal, format_percent
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import chromium
from tests.browser.conftest import PATIENCE_MS
from tests.browser.school import ANSWERS, ITEMS, WRONG, Visitor, raw_answers
from tests.browser.site import Site
from tests.browser.test_teacher import sign_in

TITLE = "Buslinie, Klasse 9b"
NAMES = [f"Kind {number:02d}" for number in range(1, 31)]
IN_BROWSERS = NAMES[:2]
Plan = dict[str, str]
Matrix = npt.NDArray[np.float64]


def plans() -> dict[str, Plan]:
    """What each learner will answer: stronger ones know more; nobody knows the wrong key."""
    rng = random.Random(9)
    found: dict[str, Plan] = {}
    for place, name in enumerate(NAMES):
        skill = 0.95 - 0.65 * place / len(NAMES)
        found[name] = {
            item: texts[0] if rng.random() < skill else rng.choice(("", *texts[1:])) for item, texts in ANSWERS.items()
        }
    return found


def points(answers: Mapping[str, Plan], key: str) -> Matrix:
    """Score raw answers by hand: rows are NAMES, columns ITEMS; `key` is that of the item with the wrong key."""

    def earned(item: str, answer: str) -> float:
        if item == WRONG:
            return float(answer == key)
        if item == "q5":
            right = ANSWERS[item][0].split("|")
            given = answer.split("|") if answer else ["", ""]
            return sum(one == other for one, other in zip(right, given, strict=True)) / 2
        return float(answer == ANSWERS[item][0])

    return np.array([[earned(item, answers[name][item]) for item in ITEMS] for name in NAMES])


def percent(share: float) -> str:
    return str(format_percent(share, locale="de"))


def decimal(value: float) -> str:
    return str(format_decimal(round(value, 2), locale="de"))


def two_places(value: float) -> str:
    return str(format_decimal(value, "0.00", locale="de"))


def rows(page: Page, caption: str) -> list[list[str]]:
    """The cells of the table with the caption, row by row, once the page is there as a whole."""
    page.wait_for_load_state()
    table = page.locator("table", has=page.locator("caption", has_text=caption))
    return [
        [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()]
        for row in table.locator("tbody tr").all()
    ]


def figures(page: Page) -> dict[str, str]:
    """The terms of the page's list of figures, with the first line of what stands beside each."""
    page.wait_for_load_state()
    entries = page.locator(".figures > div").all()
    return {
        entry.locator("dt").inner_text(): entry.locator("dd").inner_text().splitlines()[0].strip() for entry in entries
    }


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


@pytest.fixture
def folder(site: Site) -> Path:
    """The installation's instance folder."""
    return Path(site.environment["NACHGEFRAGT_INSTANCE"])


def test_a_school_day(browser: Browser, site: Site, folder: Path) -> None:
    watch = chromium.Watch(site.url)

    def visit() -> Page:
        context = browser.new_context(
            base_url=site.url,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            viewport=ViewportSize(width=1280, height=900),
        )
        context.set_default_timeout(PATIENCE_MS)
        watch.over(context)
        return context.new_page()

    quiz_id, item_id = map(int, site.python("-m", "tests.browser.school", "lehrerin", TITLE).split())
    teacher = visit()
    sign_in(teacher)
    codes = make_class_and_assign(teacher)
    assert sorted(codes) == NAMES

    taken = plans()
    with ThreadPoolExecutor(7) as pool:
        others = {
            name: pool.submit(Visitor(site.url).take, codes[name], TITLE, taken[name])
            for name in NAMES
            if name not in IN_BROWSERS
        }
        steady, shaky = visit(), visit()
        in_browser(steady, codes[IN_BROWSERS[0]], taken[IN_BROWSERS[0]])
        in_browser(shaky, codes[IN_BROWSERS[1]], taken[IN_BROWSERS[1]], loses_connection_at=3)
        assert all("/result" in done.result() for done in others.values())

    answers = raw_answers(folder, quiz_id)
    assert {name: answers[name] for name in NAMES} == taken, "an answer was lost or changed"
    before = points(answers, ANSWERS[WRONG][1])
    address = results_of_the_class(teacher, before)
    check_statistics(teacher, address, answers, before, suspect=True)

    report(steady, "wrong_key")
    reporter = Visitor(site.url)
    again = reporter.open("/enter").fields["csrf_token"]
    reporter.open("/enter", {"code": codes[NAMES[2]], "csrf_token": again})
    reporter.report(others[NAMES[2]].result(), 1, "several_right", "Im Text steht das Krankenhaus.")

    after = points(answers, ANSWERS[WRONG][0])
    correct_and_regrade(teacher, item_id, before, after)
    check_results(teacher, address, after)
    check_statistics(teacher, address, answers, after, suspect=False)
    step(teacher, item_id, "zurücknehmen", after, before)
    check_results(teacher, address, before)
    step(teacher, item_id, "wiederherstellen", before, after)
    check_results(teacher, address, after)

    answer_reports(teacher, item_id)
    steady.reload()
    expect(steady.get_by_text("Danke, das Krankenhaus ist richtig.")).to_be_visible()
    expect(steady.get_by_text("Die Frage wurde berichtigt und neu gewertet.")).to_be_visible()
    expect(steady.locator(".outcome__score b")).to_have_text(decimal(after[0].sum()))

    check_files(teacher, address, after)
    prints(teacher, address, quiz_id)
    assert watch.problems == []


def make_class_and_assign(page: Page) -> dict[str, str]:
    """Make a class of thirty, give it the quiz, and return the personal codes by name."""
    page.goto("/classes/new")
    page.get_by_label("Name der Klasse").fill("9b")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page).to_have_title(re.compile("9b"))
    classroom = page.url.rstrip("/")
    page.goto(f"{classroom}/members")
    page.get_by_label("Namen").fill("\n".join(NAMES))
    page.get_by_role("button", name="Hinzufügen").click()
    page.goto(f"{classroom}/codes")
    slips = page.locator(".slip")
    expect(slips).to_have_count(len(NAMES))
    codes = {slip.locator(".slip__name").inner_text(): slip.locator(".slip__code").inner_text() for slip in slips.all()}
    page.goto(f"{classroom}/assignments/new")
    page.get_by_label("Quiz", exact=True).select_option(label=TITLE)
    page.get_by_role("button", name="Aufgabe stellen").click()
    expect(page.get_by_text("Die Aufgabe ist gestellt.")).to_be_visible()
    return codes


def in_browser(page: Page, code: str, plan: Plan, loses_connection_at: int | None = None) -> None:
    """Take the assignment in a real browser; at one question the connection is lost while answering."""
    page.goto("/enter")
    page.locator("input[name=code]").fill(code)
    page.locator("input[name=code]").press("Enter")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Beginnen").click()
    for position, name in enumerate(ITEMS, start=1):
        expect(page).to_have_title(re.compile(f"Frage {position}"))
        offline = position == loses_connection_at
        page.context.set_offline(offline)
        give(page, name, plan[name])
        if offline and plan[name]:
            expect(page.get_by_text("auf diesem Gerät gesichert").locator("visible=true").first).to_be_visible()
            page.context.set_offline(False)
            expect(page.locator("[data-status]").locator("visible=true").first).to_contain_text("Gespeichert um")
        page.context.set_offline(False)
        onward = "Weiter" if position < len(ITEMS) else "Zur Übersicht"
        page.get_by_role("button", name=onward, exact=True).locator("visible=true").click()
    page.get_by_role("button", name="Jetzt abgeben").click()
    expect(page).to_have_title(re.compile("Ergebnis"))


def give(page: Page, name: str, answer: str) -> None:
    if not answer:
        return
    if name in {"q3", "q4"}:
        page.locator("main input[type=text]").fill(answer)
        page.locator("main input[type=text]").press("Tab")
    elif name == "q5":
        for place, word in enumerate(answer.split("|"), start=1):
            page.get_by_label(f"Lücke {place}").select_option(word)
    else:
        page.get_by_role("radio", name=answer, exact=True).check()


def results_of_the_class(page: Page, earned: Matrix) -> str:
    """Go from the class's progress, where all have submitted, to its results; return their address."""
    page.goto("/classes/")
    page.get_by_role("link", name="9b", exact=True).click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator(".tally li").nth(2)).to_contain_text(str(len(NAMES)))
    page.get_by_role("link", name="Ergebnisse", exact=True).click()
    check_results(page, page.url, earned)
    return page.url


def check_results(page: Page, address: str, earned: Matrix) -> None:
    """Recompute every number of the page of results."""
    page.goto(address)
    total = earned.sum(axis=1)
    shown = {row[0]: (plain(row[1]), plain(row[2])) for row in rows(page, "Versuche")}
    possible = len(ITEMS)
    assert shown == {
        name: (f"{decimal(sum_)} / {possible}", plain(percent(sum_ / possible)))
        for name, sum_ in zip(NAMES, total, strict=True)
    }
    share = total / possible
    variance = earned.var(axis=0, ddof=1).sum() / total.var(ddof=1)
    alpha = possible / (possible - 1) * (1 - variance)
    assert {name: plain(value) for name, value in figures(page).items()} == {
        "Abgegeben": str(len(NAMES)),
        "Mittelwert": plain(percent(share.mean())),
        "Median": plain(percent(float(np.median(share)))),
        "Standardabweichung": plain(percent(share.std(ddof=1))),
        "Zuverlässigkeit (Cronbachs Alpha)": two_places(alpha),
        "Standardfehler eines Ergebnisses": plain(percent(share.std(ddof=1) * np.sqrt(1 - max(alpha, 0)))),
    }
    page.locator(".plot details summary").click()
    counts = [int(row[1]) for row in rows(page, "Wie sich die Ergebnisse verteilen")]
    expected = [0] * 10
    for one in total:
        expected[min(int(round(one * 100) * 10 // (possible * 100)), 9)] += 1
    assert counts == expected
    bars = page.locator(".plot svg .plot__value").all_text_contents()
    assert [int(bar) for bar in bars] == [count for count in expected if count]


def check_statistics(page: Page, address: str, answers: Mapping[str, Plan], earned: Matrix, *, suspect: bool) -> None:
    """Recompute the statistics of every item, and open the responses behind one figure."""
    page.goto(address.replace("/results", "/results/items"))
    shown = rows(page, "Kennzahlen der Fragen")
    for place, row in enumerate(shown):
        column, rest = earned[:, place], earned.sum(axis=1) - earned[:, place]
        r = float(np.corrcoef(column, rest)[0, 1])
        _stem, n, facility, spread, discrimination, _guess = map(plain, row)
        assert int(n) == len(NAMES)
        assert facility.startswith(plain(percent(column.mean())) + " ")
        assert spread == plain(percent(column.std(ddof=1)))
        assert discrimination.startswith(two_places(r) + " "), (discrimination, r)
    assert len(shown) == len(ITEMS)
    sentence = page.get_by_text("Wahrscheinlich ist die Lösung falsch hinterlegt")
    if suspect:
        expect(sentence).to_contain_text("mit dem Krankenhaus")
    else:
        expect(sentence).to_have_count(0)
    page.get_by_role("link", name="Womit verbindet die Buslinie den Bahnhof?").last.click()
    expect(page.get_by_role("heading", name=f"{len(NAMES)} Antworten")).to_be_visible()
    options = {re.sub(r"^[A-Z] | richtige Antwort$", "", row[0]): row for row in rows(page, "Was geantwortet wurde")}
    rest = (earned.sum(axis=1) - earned[:, 0]).round(6)
    ranked = np.sort(rest)
    third = len(rest) // 3
    upper, lower = rest >= ranked[-third], rest <= ranked[third - 1]
    for text in ANSWERS[WRONG]:
        chose = np.array([answers[name][WRONG] == text for name in NAMES])
        assert [int(cell) for cell in options[text][1:4]] == [chose.sum(), (chose & upper).sum(), (chose & lower).sum()]
        if chose.any() and not chose.all():
            assert options[text][4].replace("\u2212", "-") == two_places(float(np.corrcoef(chose, rest)[0, 1]))
    page.get_by_role("row", name=re.compile("mit dem Freibad")).get_by_role("link").first.click()
    expect(page.get_by_role("link", name="Alle Antworten zeigen")).to_be_visible()
    behind = {row[0] for row in rows(page, "Antworten")}
    assert behind == {name for name in NAMES if answers[name][WRONG] == "mit dem Freibad"}


def report(page: Page, kind: str) -> None:
    """Report the first question from the page of a result."""
    result = page.url
    page.get_by_role("link", name="Problem melden").first.click()
    page.locator(f"input[name=kind][value={kind}]").check()
    page.get_by_label("Genauer").fill("Der Artikel nennt das Krankenhaus.")
    page.get_by_role("button", name="Melden").click()
    expect(page.get_by_text("Danke. Deine Lehrkraft liest die Meldung")).to_be_visible()
    page.goto(result)


def correct_and_regrade(page: Page, item_id: int, before: Matrix, after: Matrix) -> None:
    """Come from the reports to the item, correct its key, and regrade as the preview says."""
    page.goto("/reports")
    page.locator(f"a[href='/items/{item_id}/reports']").click()
    expect(page.get_by_text("Der Artikel nennt das Krankenhaus.")).to_be_visible()
    expect(page.get_by_text("Im Text steht das Krankenhaus.")).to_be_visible()
    page.get_by_role("link", name="Frage bearbeiten").click()
    page.get_by_label("Antwort 1 ist richtig").check()
    page.get_by_role("button", name="Speichern", exact=True).locator("visible=true").last.click()
    expect(page).to_have_title(re.compile("Neu werten"))
    assert page.url.endswith(f"/items/{item_id}/regrade")
    check_preview(page, before, after)
    page.get_by_role("button", name="Jetzt neu werten").click()
    told(page, before, after)


def step(page: Page, item_id: int, verb: str, before: Matrix, after: Matrix) -> None:
    """Undo or redo, as the preview says."""
    page.goto(f"/items/{item_id}/regrade")
    page.get_by_role("link", name=re.compile(verb)).click()
    check_preview(page, before, after)
    page.get_by_role("button", name=re.compile(verb)).click()
    told(page, before, after)


def check_preview(page: Page, before: Matrix, after: Matrix) -> None:
    """Compare whose result changes by how much."""
    change = after.sum(axis=1) - before.sum(axis=1)
    shown = {row[0]: (row[1], row[2]) for row in rows(page, "Wessen Ergebnis sich ändert")}
    assert shown == {
        name: (
            f"{'+' if change[place] > 0 else ''}{decimal(change[place])}",
            f"{decimal(before[place].sum())} → {decimal(after[place].sum())} / {len(ITEMS)}",
        )
        for place, name in enumerate(NAMES)
        if change[place]
    }
    up, down = int((change > 0).sum()), int((change < 0).sum())
    expect(page.get_by_text(f"von {len(NAMES)}: {up} nach oben, {down} nach unten.")).to_be_visible()


def told(page: Page, before: Matrix, after: Matrix) -> None:
    changed = int((before.sum(axis=1) != after.sum(axis=1)).sum())
    expect(page.get_by_text(f"{changed} Ergebnisse haben sich geändert.")).to_be_visible()


def answer_reports(page: Page, item_id: int) -> None:
    page.goto(f"/items/{item_id}/reports")
    page.get_by_label("Antwort an alle").fill("Danke, das Krankenhaus ist richtig.")
    page.get_by_role("button", name="Ausgewählte beantworten").click()
    expect(page.get_by_text("2 Meldungen beantwortet.")).to_be_visible()


def check_files(page: Page, address: str, earned: Matrix) -> None:
    """Compare the files for spreadsheets with what was recomputed."""
    page.goto(address)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV mit Komma").click()
    lines = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    found = {line[0]: [float(value) for value in (line[5], *line[7:])] for line in lines[1:]}
    assert found == {name: [earned[place].sum(), *earned[place].tolist()] for place, name in enumerate(NAMES)}
    page.goto("/classes/")
    page.get_by_role("link", name="9b", exact=True).click()
    page.get_by_role("link", name="Notenbuch").click()
    book = {row[0]: plain(row[1]) for row in rows(page, "Anteil der Punkte")}
    total = earned.sum(axis=1)
    assert book == {
        name: f"{plain(percent(total[place] / len(ITEMS)))} {decimal(total[place])} / {len(ITEMS)}"
        for place, name in enumerate(NAMES)
    }
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV mit Komma").click()
    lines = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert {line[0]: float(line[1]) for line in lines[1:]} == dict(zip(NAMES, total.tolist(), strict=True))


def prints(page: Page, address: str, quiz_id: int) -> None:
    """Print the results and the quiz: pages without the menu."""
    for path in (address, f"/quizzes/{quiz_id}/print"):
        page.goto(path)
        assert page.pdf().startswith(b"%PDF")
        page.emulate_media(media="print")
        expect(page.locator(".masthead__nav")).to_be_hidden()
        page.emulate_media(media="screen")
