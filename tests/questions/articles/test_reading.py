"""Reading pages as a person copies them from a browser."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.articles import MAX_RAW_CHARACTERS, Article, BlockKind, Unusable, UnusableArticle, read_html, read_text

HEADLINE = "Stadtrat beschließt neue Brücke über die Lahn"
LEAD = (
    "Nach jahrelangem Streit hat der Stadtrat den Bau einer Brücke beschlossen. Die Arbeiten sollen im Herbst beginnen."
)
FIRST = (
    "Die Brücke soll nach Angaben der Verwaltung rund zwölf Millionen Euro kosten und bis zum Sommer 2026 fertig sein. "
    "Für den Antrag stimmten 31 der 45 Mitglieder, die übrigen lehnten ihn ab oder enthielten sich der Stimme."
)
SECOND = (
    '"Wir haben lange genug gewartet", sagte Bürgermeisterin Petra Wendt am Abend. Die alte Brücke war im vergangenen '
    "Jahr gesperrt worden, weil die Prüfer Risse in zwei Pfeilern gefunden hatten."
)
THIRD = (
    "Gegner des Vorhabens fürchten mehr Verkehr in der Altstadt. Sie wollen nun Unterschriften für ein Bürgerbegehren "
    "sammeln, das nach der Sommerpause eingereicht werden soll."
)
ENGLISH = (
    "The council has voted for a new bridge over the river, and the work is to begin in the autumn of this year. "
    "Those who were against it have said that they will collect signatures from the people of the town."
)
DUTCH = (
    "De gemeenteraad heeft gisteren besloten dat er een nieuwe brug over de rivier komt, maar niet iedereen is "
    "het daar mee eens. De tegenstanders willen handtekeningen verzamelen en zijn van plan om naar de rechter "
    "te gaan, zo werd in de avond bekend gemaakt door het bestuur."
)
PAGE = f"""1. Zum Inhalt springen
2. Zur Hauptnavigation springen
Startseite
Politik
Sport
Mittelhessen

{HEADLINE}

Stand: 17.06.2025 18:24 Uhr

{LEAD}

Die alte Brücke im Abendlicht
Die gesperrte Brücke (Archivbild) Bild: Jana Muster/AP Photo/picture alliance

{FIRST}

Anzeige

{SECOND}

Kritik aus der Altstadt

{THIRD}

jm/se (dpa, rtr)

Mehr zum Thema
Warum Brücken altern

Viele Brücken im Land stammen aus den siebziger Jahren und sind dem Verkehr nicht mehr gewachsen.

Das könnte Sie auch interessieren
Neue Radwege für den Landkreis

Der Kreistag hat gestern ein Programm für Radwege beschlossen, das fünf Jahre laufen soll.

3 Kommentare
Impressum
Datenschutz
© 2025 Musterblatt
"""


@pytest.fixture(scope="module")
def article() -> Article:
    return read_text(PAGE)


def test_headline_lead_and_date_are_found(article: Article) -> None:
    assert article.headline == HEADLINE
    assert article.lead == LEAD
    assert article.published == date(2025, 6, 17)


@pytest.mark.parametrize(
    ("above", "kicker"),
    [("1. Startseite\n2. Region", ""), ("Sport\n2. Bundesliga", "2. Bundesliga"), ("Region\nVerkehr", "Verkehr")],
)
def test_an_entry_of_a_numbered_list_is_no_kicker(above: str, kicker: str) -> None:
    assert read_text(f"{above}\n\n{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}").kicker == kicker


def test_a_given_date_overrides_the_found_one() -> None:
    assert read_text(PAGE, date(2020, 1, 2)).published == date(2020, 1, 2)


def test_a_date_in_a_chronicle_is_not_the_publication_date() -> None:
    text = f"{HEADLINE}\n\n{FIRST}\n\n1. Tag: (27.12.2008)\n\n{SECOND}\n\n2. Tag: (28.12.2008)\n\n{THIRD}"
    assert read_text(text).published is None


def test_sections_have_their_subheads(article: Article) -> None:
    assert [(s.subhead, s.paragraphs) for s in article.sections] == [
        ("", (FIRST, SECOND)),
        ("Kritik aus der Altstadt", (THIRD,)),
    ]


def test_captions_are_kept_apart(article: Article) -> None:
    assert article.captions == (
        "Die alte Brücke im Abendlicht",
        "Die gesperrte Brücke (Archivbild) Bild: Jana Muster/AP Photo/picture alliance",
    )
    assert not any(caption in article.text for caption in article.captions)


def test_signature_names_the_agencies(article: Article) -> None:
    assert (article.signature, article.agencies) == ("jm/se (dpa, rtr)", ("dpa", "rtr"))


def test_a_signature_behind_the_last_sentence_is_cut_and_gives_the_date() -> None:
    article = read_text(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND} (APA, red, 12.3.2024)")
    assert (article.signature, article.agencies) == ("APA, red, 12.3.2024", ("apa", "red"))
    assert article.published == date(2024, 3, 12)
    assert article.text.endswith(SECOND)


@pytest.mark.parametrize(
    "byline", ["Ina Stein aus Kiel, 12.3.2024", "Ina Stein und Otto Krahn, 12. 3. 2024", "ist, 12.3.2024"]
)
def test_the_author_behind_the_last_sentence_is_no_part_of_the_article(byline: str) -> None:
    article = read_text(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND} ({byline})")
    assert (article.signature, article.published) == (byline, date(2024, 3, 12))
    assert article.text.endswith(SECOND)


def test_a_bracket_that_tells_something_stays() -> None:
    told = f"{SECOND} (Das Tor war seit dem 12.3.2024 zu)"
    assert read_text(f"{HEADLINE}\n\n{FIRST}\n\n{told}").text.endswith(told)


def test_the_number_of_a_dpa_report_gives_the_date() -> None:
    page = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n© dpa-infocom, dpa:240516-99-53606/3"
    assert read_text(page).published == date(2024, 5, 16)


def test_the_last_paragraph_above_the_source_is_no_caption() -> None:
    short = "Der Rat will im Herbst noch einmal über die Kosten der Brücke sprechen."
    assert short in read_text(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{short}\n\nQuelle: musterblatt.de, jm/dpa").text


@pytest.mark.parametrize(
    "promotion",
    [
        "Testen Sie unser Angebot vier Wochen lang für einen Euro, es ist jederzeit kündbar.",
        "In einer früheren Version dieses Artikels hieß es, die Brücke werde teurer. Wir haben das berichtigt.",
        "Diese Audioversion wurde künstlich generiert. Mehr Infos | Feedback senden",
        "Mit unserem Newsletter erhalten Sie jeden Morgen die wichtigsten Nachrichten aus der Region.",
    ],
)
def test_self_promotion_between_paragraphs_goes(promotion: str) -> None:
    page = f"{HEADLINE}\n\n{LEAD}\n\n{FIRST}\n\n{promotion}\n\n{SECOND}\n\n{THIRD}"
    assert [s.paragraphs for s in read_text(page).sections] == [(FIRST, SECOND, THIRD)]


def test_no_furniture_is_left(article: Article) -> None:
    for furniture in (
        "springen",
        "Anzeige",
        "Mehr zum Thema",
        "Warum Brücken altern",
        "Radwege",
        "Kommentare",
        "Stand:",
    ):
        assert furniture not in article.text


def test_a_clean_text_reads_as_the_copied_page(article: Article) -> None:
    clean = read_text(f"{HEADLINE}\n\n{LEAD}\n\n{FIRST}\n\n{SECOND}\n\nKritik aus der Altstadt\n\n{THIRD}")
    assert clean.text == article.text


def test_reading_the_cleaned_text_again_changes_nothing(article: Article) -> None:
    assert read_text(article.text).text == article.text


def test_blocks_stand_where_they_say(article: Article) -> None:
    assert [b.kind for b in article.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.LEAD,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEAD,
        BlockKind.PARAGRAPH,
    ]
    assert all(article.text[b.start : b.end] == b.text for b in article.blocks)


def test_windows_line_ends_soft_hyphens_and_drop_caps_do_not_matter(article: Article) -> None:
    odd = PAGE.replace("\n", "\r\n").replace("Brücke", "Brü\u00adcke").replace("Die Brücke soll", "D\r\nie Brücke soll")
    assert read_text(odd.replace("jahrelangem", "jahre\u00adlangem")).text == article.text


def test_what_stands_before_the_dateline_of_one_long_line_is_the_lead() -> None:
    article = read_text(f"Der Bau kann nach Jahren beginnen. Marburg – {FIRST} {SECOND}")
    assert article.lead == "Der Bau kann nach Jahren beginnen."
    assert article.dateline == "Marburg"
    assert article.sections[0].paragraphs[0].startswith("Die Brücke soll")


def test_a_dash_in_a_sentence_is_no_dateline() -> None:
    text = f"{HEADLINE}\n\nPetra Wendt - Bürgermeisterin seit 2019 - hatte dafür geworben. {FIRST} {SECOND}"
    assert read_text(text).dateline == ""


def test_a_pull_quote_with_its_name_is_left_out() -> None:
    quote = "Eine Stadt am Fluss braucht eine Brücke, die hält."
    page = PAGE.replace("Anzeige", f"{quote}\n\nPetra Wendt, Bürgermeisterin")
    assert quote not in read_text(page).text
    assert "Petra Wendt, Bürgermeisterin" not in read_text(page).text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", Unusable.EMPTY),
        (" \n\t\u200b", Unusable.EMPTY),
        ("a" * (MAX_RAW_CHARACTERS + 1), Unusable.TOO_LONG),
        ((FIRST + "\n\n") * 500, Unusable.TOO_LONG),
        ("a\n" * 30_000, Unusable.TOO_LONG),
        ("\x00\x01\x02PNG" * 50, Unusable.NOT_TEXT),
        ("Hallo Welt", Unusable.NO_GERMAN_PROSE),
        ("Startseite\nPolitik\nSport\n" * 30, Unusable.NO_GERMAN_PROSE),
        (ENGLISH, Unusable.NO_GERMAN_PROSE),
        (DUTCH, Unusable.NO_GERMAN_PROSE),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(raw: str, reason: Unusable) -> None:
    with pytest.raises(UnusableArticle) as refused:
        read_text(raw)
    assert refused.value.reason is reason


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600))
def test_no_text_does_worse_than_being_refused(raw: str) -> None:
    try:
        article = read_text(raw + "\n\n" + FIRST if len(raw) % 2 else raw)
    except UnusableArticle:
        return
    assert all(article.text[b.start : b.end] == b.text for b in article.blocks)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PAGE.split("\n")), max_size=40))
def test_lines_in_any_order_are_read_or_refused(lines: list[str]) -> None:
    try:
        article = read_text("\n".join(lines))
    except UnusableArticle:
        return
    assert article.sections or article.lead


HTML = f"""<!doctype html><html lang="de"><head><title>{HEADLINE} | Musterblatt</title>
<meta property="og:title" content="{HEADLINE}">
<meta property="article:published_time" content="2025-06-17T18:24:00+02:00">
</head><body><nav><ul><li><a href="/">Startseite</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{HEADLINE}</h1><p>{LEAD}</p><figure><img src="b.jpg">
<figcaption>Die Brücke. Bild: dpa</figcaption></figure>
<p>{FIRST}</p><p>{SECOND}</p><h2>Kritik aus der Altstadt</h2><p>{THIRD}</p></article>
<footer><a href="/impressum">Impressum</a> &copy; 2025</footer><script>alert("Hallo")</script></body></html>"""


def test_html_is_read_like_the_copied_page(article: Article) -> None:
    found = read_html(HTML)
    assert found.text == article.text
    assert found.published == date(2025, 6, 17)


def test_list_items_of_html_stay_apart() -> None:
    item = "Die Stadt soll bis zum Herbst einen Plan für die Umleitung des Verkehrs vorlegen."
    other = "Das Land soll die Hälfte der Kosten tragen, wenn der Bau im nächsten Jahr beginnt."
    page = HTML.replace(f"<p>{SECOND}</p>", f"<ul><li>{item}</li><li>{other}</li></ul>")
    assert {item, other} <= {block.text for block in read_html(page).blocks}


@pytest.mark.parametrize("html", ["", "<html></html>", "<p>", "kein HTML", "<" * 500, "<b>x</b>" * 50_000])
def test_html_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(UnusableArticle):
        read_html(html)
