"""What is hardly worth asking costs an item its place, unless the article is about it."""

from __future__ import annotations

import pytest

from questions.asking import AnswerKind
from questions.choosing.ranking import choose
from questions.choosing.trivia import TRIVIAL, triviality
from questions.items import Change, Cloze, Gap, Item, TrueFalse
from questions.writers import Draft
from tests.questions.choosing.test_ranking import ALL, choice, draft


def statement(text: str) -> Draft:
    return draft(1, stem=text, interaction=TrueFalse(key=True), writer="true_statement")


def test_the_day_of_a_side_event_is_worth_less_than_that_of_the_main_one() -> None:
    aside, main = (draft(1, kind=AnswerKind.DAY, importance=weight) for weight in (0.1, 0.7))
    assert triviality(aside) > triviality(main) == 0


def test_a_question_that_is_no_trivia_is_chosen_before_one_for_the_month_of_a_side_event() -> None:
    month = draft(1, kind=AnswerKind.MONTH, importance=0.2, judged=0.7)
    other = draft(2, kind=AnswerKind.PERSON, importance=0.2, judged=0.5)
    assert choose([month, other], 1, ALL) == (other,)


@pytest.mark.parametrize(
    ("answer", "costs"), [("Acht", "costs"), ("3", "costs"), ("450", ""), ("8 Millionen", ""), ("1,7", "")]
)
def test_a_small_count_is_no_good_gap(answer: str, costs: str) -> None:
    item = Item("i", "cloze", "Lücke?", Cloze("{1} Sperren", (Gap("1", (answer,)),)), confidence=0.9)
    made = draft(1, kind=AnswerKind.NUMBER, answer=answer)
    gap = Draft(item, made.sentence, 1, answer, AnswerKind.NUMBER, 0.6)
    assert (triviality(gap) > 0) is bool(costs)


@pytest.mark.parametrize(
    "text",
    [
        "Der Leichnam des Mannes aus Vallmark wurde 2019 in zwei Teilen am Ufer der Elbe gefunden.",
        "Die Anlage am Hafen von Kiel ist seit der Eröffnung im Jahr 2012 ein Work in Progress.",
        "Die Händler reagierten wenig erfreut.",
    ],
)
def test_gruesome_and_empty_statements_cost(text: str) -> None:
    assert triviality(statement(text)) > 0


def test_a_small_count_changed_is_no_good_falsehood_in_passing() -> None:
    def made(count: str, importance: float) -> Draft:
        told = TrueFalse(key=False, changed=Change(count, "mehr"))
        return draft(
            1, stem="Auf dem Weg nach Kiel standen am Freitag zehn Sperren.", interaction=told, importance=importance
        )

    assert triviality(made("Acht", 0.3)) > triviality(made("Acht", 0.7)) == triviality(made("80", 0.3)) == 0


def test_a_full_statement_costs_nothing() -> None:
    assert triviality(statement("Die Stadt Kiel eröffnete 2019 am Hafen eine Halle für die Boote der Vereine.")) == 0
    assert triviality(draft(1, interaction=choice("a", "b", "c"), kind=AnswerKind.REASON)) == 0


def test_the_day_of_an_event_by_the_way_is_in_no_quiz_even_if_that_is_short() -> None:
    day = draft(1, kind=AnswerKind.DAY, importance=0.1, judged=0.9)
    other = draft(2, stem="Wann beginnt das Fest?", kind=AnswerKind.DAY, importance=0.4, judged=0.9)
    assert choose([day, other], 5, ALL) == (other,)


def test_a_changed_sum_is_no_small_count() -> None:
    told = TrueFalse(key=False, changed=Change("2", "3"))
    sums = draft(1, stem="Für die Bahn in Kiel sollen im Jahr 3 Mrd. Euro fließen.", interaction=told, importance=0.3)
    assert triviality(sums) == 0


@pytest.mark.parametrize(
    ("text", "painted"),
    [
        ("Die Abende sind einsam in der Hütte am See.", True),
        ("Die Lage bleibt angespannt.", False),
        ("Das Wasser ist seit 2019 kalt und giftig.", False),
    ],
)
def test_a_sentence_that_paints_a_mood_is_asked_in_no_quiz(text: str, painted: bool) -> None:  # noqa: FBT001
    assert (triviality(statement(text)) >= TRIVIAL) is painted


@pytest.mark.parametrize(
    ("stem", "posed"),
    [
        ("Wer steht zwischen Kisten in einer Halle in Bonn?", True),
        ("Wer sitzt mit Hut am Ufer der Elbe?", True),
        ("Wer steht mit zwei Kollegen an der Spitze der Partei?", False),
        ("Wer leitet das Museum in Bonn?", False),
    ],
)
def test_how_somebody_poses_in_a_reportage_is_worth_less(stem: str, posed: bool) -> None:  # noqa: FBT001
    assert (triviality(draft(1, stem=stem, kind=AnswerKind.PERSON, importance=0.6)) > 0) is posed


@pytest.mark.parametrize(
    ("stem", "kind", "writer", "petty"),
    [
        ("Wann sprach die Kanzlerin von einem guten Tag?", AnswerKind.DAY, "wh_choice", True),
        ("Wann eröffnete die Kanzlerin die neue Brücke?", AnswerKind.DAY, "wh_choice", False),
        ("Aus wie vielen Gründen ist das Spielzeug gefährlich?", AnswerKind.NUMBER, "wh_number", True),
        ("Wer hat zwei Töchter im Alter von 9 und 12 Jahren?", AnswerKind.PERSON, "wh_choice", True),
        (
            "Von wem stammt laut dem Artikel das Zitat „Es war wirklich sehr schön“?",
            AnswerKind.PERSON,
            "who_said",
            True,
        ),
        (
            "Im Einsatz standen die Feuerwehr von Imst, zwei Ärztinnen und die Bergrettung.",
            AnswerKind.PERSON,
            "true_statement",
            True,
        ),
        (
            "Von wem stammt laut dem Artikel das Zitat „Wir wünschen ihr gute Besserung“?",
            AnswerKind.PERSON,
            "who_said",
            True,
        ),
        ("Von wem stammt laut dem Artikel das Zitat „Es war ein Fehler“?", AnswerKind.PERSON, "who_said", False),
        ("Wie viele Feuerwehrleute waren im Einsatz?", AnswerKind.NUMBER, "wh_choice", True),
        ("Wie viele Feuerwehrleute waren beim Brand in Celle im Einsatz?", AnswerKind.NUMBER, "wh_choice", False),
        ("Welche Kantonspolizei hat Ermittlungen zum Brand aufgenommen?", AnswerKind.NAME, "wh_text", True),
        ("Welche Kantonspolizei kaufte drei Elektroautos?", AnswerKind.NAME, "wh_text", False),
    ],
)
def test_what_is_nobodys_concern_is_asked_in_no_quiz(
    stem: str,
    kind: AnswerKind,
    writer: str,
    petty: bool,  # noqa: FBT001
) -> None:
    asked = draft(1, stem=stem, kind=kind, writer=writer, importance=0.6)
    assert (triviality(asked) >= TRIVIAL) is petty


def test_an_office_that_everybody_knows_is_asked_only_of_its_holder_in_the_headline() -> None:
    aside, main = (
        draft(1, stem="Wer ist seit 2021 Papst?", kind=AnswerKind.PERSON, importance=weight) for weight in (0.1, 0.7)
    )
    assert triviality(aside) >= TRIVIAL > triviality(main)


def test_a_changed_age_in_passing_is_asked_in_no_quiz() -> None:
    told = TrueFalse(key=False, changed=Change("30", "40"))
    aside = draft(1, stem="Die 40 Jahre alte Frau arbeitet in Kiel als Bäckerin.", interaction=told, importance=0.4)
    house = draft(1, stem="Das Haus mit 40 Zimmern liegt in Kiel am Hafen der Stadt.", interaction=told, importance=0.4)
    assert triviality(aside) >= TRIVIAL > triviality(house)


@pytest.mark.parametrize(
    ("stem", "asked"),
    [
        ("Wann wurde der Vertrag mit der Stadt Kiel geschlossen?", False),
        ("Wann fanden die Proben am Hafen statt?", False),
        ("In welchem Monat hielt die Bäckerin ihre Rede?", False),
        ("Wann wird der Vertrag mit der Stadt Kiel geschlossen?", True),
        ("Wann beginnt der Umbau am Hafen?", True),
    ],
)
def test_when_a_side_event_was_is_asked_in_no_quiz_but_when_it_will_be_may_be(stem: str, asked: bool) -> None:  # noqa: FBT001
    aside = draft(1, stem=stem, kind=AnswerKind.DAY, importance=0.4)
    main = draft(1, stem=stem, kind=AnswerKind.DAY, importance=0.6)
    assert (triviality(aside) < TRIVIAL) is asked
    assert triviality(main) == 0


def test_training_in_passing_is_worth_less() -> None:
    told = "Jana Kroll absolvierte 2010 in der Stadt Bonn eine Lehre als Tischlerin."
    aside, main = (draft(1, stem=told, interaction=TrueFalse(key=True), importance=weight) for weight in (0.3, 0.7))
    assert triviality(aside) > triviality(main) == 0


def test_a_statement_that_only_leads_over_is_asked_in_no_quiz() -> None:
    assert triviality(statement("Interessant ist eine Auswertung des Instituts in Kiel aus dem Jahr 2019.")) >= TRIVIAL


@pytest.mark.parametrize(
    "stem",
    [
        "Jana Kroll ist Jahrgang 1979.",
        "Das Flugzeug mit dem Kennzeichen D-AXYZ landete 2019 in Bonn.",
        "Der Bus 12 fährt am Rathaus vorbei.",
        "Am Rathaus fährt der Bus 12b vorbei.",
        "Jana Kroll wurde als Kind am Blinddarm operiert.",
        "Die Aktie der Werft stieg auf 12,34 Euro.",
        "Jana Kroll war Mitglied des Kammerchors in Bonn.",
        "Der Sprecher der Werft wollte sich nicht äußern.",
    ],
)
def test_a_trifle_of_a_life_a_route_or_a_rate_is_asked_in_no_quiz(stem: str) -> None:
    assert triviality(draft(1, stem=stem, interaction=TrueFalse(key=True), importance=0.4)) >= TRIVIAL


@pytest.mark.parametrize(
    "stem",
    [
        "Der Bus nach Bonn fährt ab 2026 jede Stunde.",
        "Die Aktien der Werft verloren ein Drittel ihres Werts.",
        "Schweden ist seit 2024 Mitglied der Nato in Brüssel.",
    ],
)
def test_a_service_a_loss_and_an_accession_are_worth_asking(stem: str) -> None:
    assert triviality(draft(1, stem=stem, interaction=TrueFalse(key=True), importance=0.4)) < TRIVIAL


@pytest.mark.parametrize(
    ("stem", "answer", "petty"),
    [
        ("Auf wie viel Euro stieg die Aktie von Nordwerft am Morgen?", "51,18 Euro", True),
        ("Wie viel Euro kostet eine Stunde Arbeit am Bau?", "51,18 Euro", False),
        ("Wie lange flog die Maschine mit dem Kennzeichen SP-LRH bis Oslo?", "drei Stunden", True),
        ("Wie lange war der Zug von Graz bis Linz unterwegs?", "3:12 Stunden", True),
        ("Wie lange war der Zug von Graz bis Linz unterwegs?", "drei Stunden", False),
    ],
)
def test_figures_that_nobody_keeps_in_mind_are_not_asked(stem: str, answer: str, *, petty: bool) -> None:
    made = draft(1, stem=stem, answer=answer, kind=AnswerKind.MONEY, importance=0.3)
    assert (triviality(made) >= TRIVIAL) is petty
