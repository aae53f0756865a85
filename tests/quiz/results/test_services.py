"""Regrades, points by hand and reports, as the database keeps them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from questions.items import Item, Option, SingleChoice
from quiz.authoring.services import items
from quiz.models import (
    Account,
    Attempt,
    AttemptItem,
    AuditEntry,
    Credit,
    FiguresRecord,
    ItemRecord,
    Job,
    Mark,
    Quiz,
    Regrade,
    RegradeStep,
    ReportKind,
    db,
)
from quiz.results import figures, marking, queries, regrading, reporting
from quiz.results.services import Result, Selection, result_of, results, select
from tests.quiz.attempts import samples
from tests.quiz.attempts.conftest import at
from tests.quiz.results.conftest import respond
from tests.quiz.working import work_off

Take = Callable[..., tuple[Attempt, str]]

SINGLE = {"single": samples.RIGHT["single"]}
OTHER = {"single": samples.WRONG["single"]}


def record_of(session: Session, attempt: Attempt, name: str = "single") -> ItemRecord:
    version = next(place.item_version for place in attempt.items if place.item_version.content["id"] == name)
    return session.get_one(ItemRecord, version.item_id)


def with_key(key: str, *texts: str) -> Item:
    """The sample's single choice with another key, and perhaps other words for its options."""
    interaction = samples.SINGLE.interaction
    assert isinstance(interaction, SingleChoice)
    options = interaction.options
    if texts:
        options = tuple(
            old if old.text == text else Option(f"new{place}", text)
            for place, (old, text) in enumerate(zip(options, texts, strict=True))
        )
    return replace(samples.SINGLE, interaction=SingleChoice(options, key))


def correct(session: Session, record: ItemRecord, item: Item) -> None:
    assert items.revise(session, record, item, record.owner_id, at(500)) is not None
    session.commit()


def step(
    session: Session, record: ItemRecord, kind: RegradeStep = RegradeStep.REGRADE, credit: Credit = Credit.CORRECTED
) -> Regrade:
    seen = (regrading.history(session, record).number, record.current_version_id)
    made = regrading.take_step(session, record, kind, credit, seen, record.owner_id, at(600))
    session.commit()
    return made


def earned(session: Session, quiz: Quiz) -> dict[str, Decimal]:
    return {one.attempt.nickname: one.total.earned for one in results(session, queries.of_quiz(quiz))}


class TestRegrading:
    def test_the_preview_says_who_gains_and_who_loses_and_changes_nothing(
        self, session: Session, quiz: Quiz, take: Take
    ) -> None:
        attempt, _token = take("Mia", SINGLE)
        take("Jo", OTHER)
        take("Kim", {})
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        found = regrading.preview(
            session, record, regrading.history(session, record), RegradeStep.REGRADE, Credit.CORRECTED
        )
        assert {one.result.attempt.nickname: (one.difference, one.total) for one in found.changes} == {
            "Mia": (Decimal(-1), Decimal(0)),
            "Jo": (Decimal(1), Decimal(1)),
        }
        assert (found.answers, found.gains, found.losses, found.kept, found.open) == (3, 1, 1, 0, 0)
        assert earned(session, quiz) == {"Mia": 1, "Jo": 0, "Kim": 0}

    def test_a_regrade_is_undone_and_done_again_step_by_step(self, session: Session, quiz: Quiz, take: Take) -> None:
        attempt, _token = take("Mia", SINGLE)
        take("Jo", OTHER)
        record = record_of(session, attempt)
        before, first, second = {"Mia": 1, "Jo": 0}, {"Mia": 0, "Jo": 1}, {"Mia": 0, "Jo": 0}
        correct(session, record, with_key("o1"))
        assert earned(session, quiz) == before
        assert step(session, record).changed == 2
        assert earned(session, quiz) == first
        correct(session, record, with_key("o3"))
        step(session, record)
        assert earned(session, quiz) == second
        for kind, expected in (
            (RegradeStep.UNDO, first),
            (RegradeStep.UNDO, before),
            (RegradeStep.REDO, first),
            (RegradeStep.REDO, second),
            (RegradeStep.UNDO, first),
        ):
            step(session, record, kind)
            assert earned(session, quiz) == expected, kind
        past = regrading.history(session, record)
        assert [one.step.value for one in past.steps] == ["regrade", "regrade", "undo", "undo", "redo", "redo", "undo"]
        assert (len(past.done), len(past.undone)) == (1, 1)

    def test_nothing_can_be_undone_twice_or_redone_after_a_new_regrade(self, session: Session, take: Take) -> None:
        attempt, _token = take("Mia", SINGLE)
        record = record_of(session, attempt)
        with pytest.raises(regrading.NothingToDo):
            step(session, record, RegradeStep.UNDO)
        correct(session, record, with_key("o1"))
        step(session, record)
        step(session, record, RegradeStep.UNDO)
        step(session, record)
        with pytest.raises(regrading.NothingToDo):
            step(session, record, RegradeStep.REDO)

    @pytest.mark.parametrize(
        ("credit", "expected"),
        [
            (Credit.CORRECTED, {"Mia": 0, "Jo": 1, "Kim": 0}),
            (Credit.EITHER, {"Mia": 1, "Jo": 1, "Kim": 0}),
            (Credit.EVERYONE, {"Mia": 1, "Jo": 1, "Kim": 1}),
        ],
    )
    def test_who_gets_points(
        self, session: Session, quiz: Quiz, take: Take, credit: Credit, expected: dict[str, int]
    ) -> None:
        attempt, _token = take("Mia", SINGLE)
        take("Jo", OTHER)
        take("Kim", {})
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        step(session, record, credit=credit)
        assert earned(session, quiz) == expected

    def test_a_faulty_item_earns_everybody_its_points_until_it_is_corrected(
        self, session: Session, quiz: Quiz, take: Take
    ) -> None:
        attempt, _token = take("Mia", OTHER)
        record = record_of(session, attempt)
        step(session, record, credit=Credit.EVERYONE)
        assert earned(session, quiz) == {"Mia": 1}
        correct(session, record, with_key("o3"))
        take("Jo", OTHER)
        assert earned(session, quiz) == {"Mia": 1, "Jo": 0}

    def test_attempts_under_way_and_repeated_items_are_scored_by_it_too(
        self, session: Session, quiz: Quiz, take: Take
    ) -> None:
        attempt, _token = take("Mia", SINGLE, submitted=False)
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        step(session, record)
        assert earned(session, quiz) == {"Mia": 0}
        respond(session, attempt, {})
        assert not regrading.history(session, record).steps[0].changed

    def test_new_attempts_are_scored_by_their_own_version(self, session: Session, quiz: Quiz, take: Take) -> None:
        attempt, _token = take("Mia", SINGLE)
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        step(session, record)
        correct(session, record, with_key("o2"))
        take("Jo", SINGLE)
        assert earned(session, quiz) == {"Mia": 0, "Jo": 1}

    def test_an_option_that_was_only_reworded_is_the_same_one(self, session: Session, quiz: Quiz, take: Take) -> None:
        attempt, _token = take("Mia", SINGLE)
        record = record_of(session, attempt)
        texts = ("die Landesregierung", "der Brückenauer Gemeinderat", "die Hafenverwaltungsgesellschaft")
        correct(session, record, with_key("new1", *texts))
        assert step(session, record).changed == 0
        assert earned(session, quiz) == {"Mia": 1}

    def test_an_answer_that_the_corrected_item_does_not_have_keeps_its_points(
        self, session: Session, quiz: Quiz, take: Take
    ) -> None:
        attempt, _token = take("Mia", SINGLE)
        record = record_of(session, attempt)
        interaction = SingleChoice((Option("o1", "die Landesregierung"), Option("x", "niemand")), "o1")
        correct(session, record, replace(samples.SINGLE, interaction=interaction))
        found = regrading.preview(
            session, record, regrading.history(session, record), RegradeStep.REGRADE, Credit.CORRECTED
        )
        assert (len(found.changes), found.kept) == (0, 1)
        step(session, record)
        assert earned(session, quiz) == {"Mia": 1}

    def test_points_by_hand_stand_above_a_regrade(
        self, session: Session, quiz: Quiz, take: Take, teacher: Account
    ) -> None:
        attempt, _token = take("Mia", SINGLE)
        marking.mark(session, attempt, attempt.items[0], Decimal("0.5"), "halb richtig", teacher.id, at(400))
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        assert step(session, record).changed == 0
        assert earned(session, quiz) == {"Mia": Decimal("0.5")}

    def test_all_quizzes_of_the_owner_are_scored_anew_and_the_owners_trial_changes_no_result(
        self, session: Session, teacher: Account, quiz: Quiz, take: Take
    ) -> None:
        attempt, _token = take("Mia", SINGLE)
        take("", SINGLE, account=teacher)
        record = record_of(session, attempt)
        other = Quiz(owner_id=teacher.id, title="Zweites Quiz", items=[])
        session.add(other)
        session.flush()
        attempt.quiz_id = other.id
        session.commit()
        take("Jo", SINGLE)
        correct(session, record, with_key("o1"))
        assert step(session, record).changed == 2
        assert (earned(session, quiz), earned(session, other)) == ({"Jo": Decimal(0)}, {"Mia": Decimal(0)})

    def test_it_is_logged_with_every_change(self, session: Session, take: Take) -> None:
        attempt, _token = take("Mia", SINGLE)
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        step(session, record)
        step(session, record, RegradeStep.UNDO)
        regraded, undone = session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id)).all()
        assert (regraded.action, undone.action) == ("item.regraded", "item.regrade_undone")
        assert regraded.details["changed"] == [[str(attempt.public_id), "1.00", "0.00"]]
        assert (regraded.object_type, regraded.object_id, regraded.actor_id) == ("item", record.id, record.owner_id)

    def test_a_step_after_another_tabs_step_or_edit_is_refused(self, session: Session, take: Take) -> None:
        attempt, _token = take("Mia", SINGLE)
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        seen = (0, record.current_version_id)
        step(session, record)
        arguments = (session, record, RegradeStep.REGRADE, Credit.CORRECTED)
        with pytest.raises(marking.Outdated):
            regrading.take_step(*arguments, seen, record.owner_id, at(700))
        seen = (1, record.current_version_id)
        correct(session, record, with_key("o3"))
        with pytest.raises(marking.Outdated):
            regrading.take_step(*arguments, seen, record.owner_id, at(700))

    def test_of_two_tabs_at_the_same_moment_one_wins(
        self, app: Flask, session: Session, quiz: Quiz, take: Take
    ) -> None:
        attempt, _token = take("Mia", SINGLE)
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        seen, item_id, owner = (0, record.current_version_id), record.id, record.owner_id
        session.rollback()
        with app.app_context():
            engine = db.engine
        outcomes: list[str] = []
        start = threading.Barrier(2)

        def tab() -> None:
            with Session(engine) as own:
                mine = own.get_one(ItemRecord, item_id)
                own.rollback()
                start.wait()
                try:
                    regrading.take_step(own, mine, RegradeStep.REGRADE, Credit.CORRECTED, seen, owner, at(600))
                    own.commit()
                    outcomes.append("done")
                except marking.Outdated:
                    outcomes.append("outdated")

        threads = [threading.Thread(target=tab) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["done", "outdated"]
        assert earned(session, quiz) == {"Mia": 0}


class TestMarking:
    def test_points_by_hand_count_until_they_are_taken_back(
        self, session: Session, quiz: Quiz, take: Take, teacher: Account
    ) -> None:
        attempt, _token = take("Mia", {"short_text": {"response": "die Meisterin"}})
        place = attempt.items[6]
        marking.mark(session, attempt, place, Decimal("0.75"), "fast", teacher.id, at(300))
        assert earned(session, quiz) == {"Mia": Decimal("0.75")}
        marking.mark(session, attempt, place, None, "doch nicht", teacher.id, at(301))
        assert earned(session, quiz) == {"Mia": 0}
        assert session.scalar(sa.select(sa.func.count()).select_from(Mark)) == 2
        assert result_of(session, attempt).scored[6].awarded is None

    def test_an_answer_left_out_can_earn_points_too(
        self, session: Session, quiz: Quiz, take: Take, teacher: Account
    ) -> None:
        attempt, _token = take("Mia", {})
        marking.mark(session, attempt, attempt.items[0], Decimal(1), "mündlich", teacher.id, at(300))
        assert earned(session, quiz) == {"Mia": 1}

    def test_an_open_attempt_is_not_marked(self, session: Session, take: Take, teacher: Account) -> None:
        attempt, _token = take("Mia", {}, submitted=False)
        with pytest.raises(marking.NotOver):
            marking.mark(session, attempt, attempt.items[0], Decimal(1), "so", teacher.id, at(300))

    def test_a_mark_that_another_tab_overtook_is_refused(self, session: Session, take: Take, teacher: Account) -> None:
        attempt, _token = take("Mia", {})
        arguments = (session, attempt, attempt.items[0], Decimal(1), "so", teacher.id, at(300))
        first = marking.mark(*arguments, seen=0)
        with pytest.raises(marking.Outdated):
            marking.mark(*arguments, seen=0)
        marking.mark(*arguments, seen=first.id)

    def test_same_typed_answers_stand_together_and_are_marked_together(
        self, app: Flask, session: Session, quiz: Quiz, take: Take, teacher: Account
    ) -> None:
        for name, text in (
            ("Mia", "die Meisterin"),
            ("Jo", "Die  Meisterin"),
            ("Ali", "Otto"),
            ("Kim", "Ilse Bramkamp"),
        ):
            take(name, {"short_text": {"response": " ".join(text.split())}})
        with app.test_request_context():
            groups = marking.to_mark(results(session, queries.of_quiz(quiz)), queries.item_order(session, quiz))
        assert [(one.text.lower(), len(one.open)) for one in groups] == [("die meisterin", 2), ("otto", 1)]
        assert marking.mark_alike(session, groups[0], Decimal(1), "auch richtig", teacher.id, at(300)) == 2
        assert earned(session, quiz) == {"Mia": 1, "Jo": 1, "Ali": 0, "Kim": 1}
        assert [one.action for one in session.scalars(sa.select(AuditEntry))] == ["answers.marked"]


class TestReporting:
    def test_reporting_again_replaces_and_opens_what_was_answered(
        self, session: Session, take: Take, teacher: Account
    ) -> None:
        attempt, _token = take("Mia", {})
        place, record = attempt.items[0], record_of(session, attempt)
        reporting.report(session, place, ReportKind.UNCLEAR, "Wieso?", at(300))
        assert (
            reporting.answer(session, record, reporting.reports_of(session, record), "Darum.", teacher.id, at(301)) == 1
        )
        assert reporting.unseen_answers(session, Attempt.id == attempt.id) == {attempt.id: 1}
        reporting.report(session, place, ReportKind.WRONG_KEY, "Es war das Land.", at(302))
        found = reporting.reports_in(session, attempt)[place.id]
        assert (found.kind, found.answer, found.answered_at) == (ReportKind.WRONG_KEY, None, None)
        assert queries.count_open_reports(session, record.id) == 1

    def test_reports_are_gathered_at_the_item_those_that_wait_first(
        self, session: Session, take: Take, teacher: Account, make_account: Callable[..., Account]
    ) -> None:
        one, _token = take("Mia", {})
        other, _token = take("Jo", {})
        for attempt in (one, other):
            reporting.report(session, attempt.items[0], ReportKind.WRONG_KEY, "", at(300))
        reporting.report(session, one.items[1], ReportKind.TYPO, "", at(400))
        record = record_of(session, one, "multiple")
        reporting.answer(session, record, reporting.reports_of(session, record), "Danke.", teacher.id, at(401))
        session.commit()
        found = reporting.reported_items(session, teacher, only_open=False)
        assert [(entry.stem, entry.reports, entry.open) for entry in found] == [
            (samples.SINGLE.stem, 2, 2), (samples.MULTIPLE.stem, 1, 0),
        ]  # fmt: skip
        assert len(reporting.reported_items(session, teacher, only_open=True)) == 1
        assert reporting.count_reported_items(session, teacher, only_open=False) == 2
        assert reporting.reported_items(session, make_account("andere"), only_open=False) == []

    def test_the_learner_has_seen_an_answer_once_it_was_shown(
        self, session: Session, take: Take, teacher: Account
    ) -> None:
        attempt, _token = take("Mia", {})
        record = record_of(session, attempt)
        report = reporting.report(session, attempt.items[0], ReportKind.UNCLEAR, "", at(300))
        assert not reporting.note_seen(session, [report], at(301))
        reporting.answer(session, record, [report], "Darum.", teacher.id, at(302))
        assert reporting.note_seen(session, [report], at(303))
        assert not reporting.note_seen(session, [report], at(304))
        assert reporting.unseen_answers(session, Attempt.id == attempt.id) == {}


class TestSelecting:
    @staticmethod
    def tries(session: Session, quiz: Quiz, take: Take, learner: Account) -> list[Result]:
        take("", OTHER, account=learner)
        take("", SINGLE | {"true_false": samples.RIGHT["true_false"]}, account=learner)
        take("", SINGLE, account=learner)
        return results(session, queries.of_quiz(quiz))

    @pytest.mark.parametrize(
        ("selection", "expected"),
        [(Selection.FIRST, [0]), (Selection.LAST, [1]), (Selection.BEST, [2]), (Selection.ALL, [1, 2, 0])],
    )
    def test_which_attempts_go_in(
        self, session: Session, quiz: Quiz, take: Take, learner: Account, selection: Selection, expected: list[int]
    ) -> None:
        found = self.tries(session, quiz, take, learner)
        assert [int(one.total.earned) for one in select(found, selection)] == expected

    def test_repeating_some_items_is_no_last_or_best_attempt(
        self, session: Session, quiz: Quiz, take: Take, learner: Account
    ) -> None:
        found = self.tries(session, quiz, take, learner)
        latest = AttemptItem.attempt_id == found[0].attempt.id
        session.execute(sa.delete(AttemptItem).where(latest, AttemptItem.position > 1))
        session.commit()
        found = results(session, queries.of_quiz(quiz))
        assert found[0].total.share == 1
        assert [one.total.items for one in select(found, Selection.LAST)] == [9]
        assert [one.total.items for one in select(found, Selection.BEST)] == [9]


@pytest.mark.parametrize("query", range(1, 6))
def test_an_attempt_that_begins_between_two_queries_harms_nothing(
    app: Flask, session: Session, quiz: Quiz, take: Take, query: int
) -> None:
    """The first attempt at a quiz brings versions that no query before it knew."""
    engine, seen = session.get_bind(), []

    def begin_meanwhile(*_of_the_statement: object) -> None:
        seen.append(query)
        if len(seen) == query:
            take("Mila", SINGLE)

    with app.app_context(), Session(engine) as reading:
        sa.event.listen(engine, "before_cursor_execute", begin_meanwhile)
        try:
            found = results(reading, queries.of_quiz(quiz))
        finally:
            sa.event.remove(engine, "before_cursor_execute", begin_meanwhile)
    assert len(seen) > query
    assert [(one.attempt.nickname, one.total.right) for one in found] in ([], [("Mila", 1)])


def test_figures_are_kept_once_and_renewed_when_they_change(
    app: Flask, session: Session, quiz: Quiz, take: Take
) -> None:
    take("Mia", samples.RIGHT)
    with app.test_request_context():
        assert figures.refresh(session, quiz, at(300))
        assert not figures.refresh(session, quiz, at(301))
        take("Jo", samples.WRONG)
        assert figures.refresh(session, quiz, at(302))
    kept = session.scalars(sa.select(FiguresRecord)).all()
    assert {(one.attempts, one.facility, one.discrimination) for one in kept} == {(2, 0.5, None)}
    assert len(kept) == 9


def test_submissions_have_the_figures_worked_out_by_the_worker_once(session: Session, quiz: Quiz, take: Take) -> None:
    take("Mia", samples.RIGHT)
    take("Jo", samples.WRONG)
    work_off(session)
    assert set(session.scalars(sa.select(Job.tries)).all()) == {1}
    assert session.scalar(sa.select(sa.func.count()).select_from(Job)) == 1
    kept = session.scalars(sa.select(FiguresRecord).where(FiguresRecord.quiz_id == quiz.id)).all()
    assert {(one.attempts, one.facility) for one in kept} == {(2, 0.5)}
