"""Items and quizzes, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from questions.interchange import InvalidItem
from questions.items import ItemType
from quiz.articles.services import delete as delete_article
from quiz.authoring import queries
from quiz.authoring.queries import WITH_ITEMS
from quiz.authoring.services import items, proposals, quizzes
from quiz.authoring.services.items import QuizWouldBeEmpty
from quiz.authoring.services.quizzes import NoItems, Settings
from quiz.mapping import item_of
from quiz.models import (
    Account,
    ArticleRecord,
    Attempt,
    AttemptItem,
    Feedback,
    ItemRecord,
    ItemStatus,
    ItemVersion,
    Presentation,
    Quiz,
    QuizItem,
    QuizStatus,
)
from tests.quiz.authoring.conftest import make_item

NOW = datetime(2024, 3, 15, 9, tzinfo=UTC)
Add = Callable[..., ItemRecord]


def stems(session: Session, article: ArticleRecord) -> list[str]:
    """The stems of the article's items in order."""
    session.expire_all()
    return [record.current_version.stem for record in queries.items_of(session, article.id) if record.current_version]


def reloaded(session: Session, quiz: Quiz) -> Quiz:
    """The quiz with its items as the database has them."""
    session.expire_all()
    return session.get_one(Quiz, quiz.id, options=WITH_ITEMS, populate_existing=True)


def take(session: Session, quiz: Quiz, learner: Account) -> Attempt:
    """Let a learner begin the quiz."""
    attempt = Attempt(quiz_id=quiz.id, account_id=learner.id, nickname="Kim", seed=1)
    attempt.items = [
        AttemptItem(item_version_id=place.item.current_version_id, position=place.position, points=Decimal(1))
        for place in reloaded(session, quiz).items
    ]
    session.add(attempt)
    session.commit()
    return attempt


# items


def test_an_edit_makes_a_numbered_version_and_leaves_the_old_one_as_it_was(
    session: Session, add_item: Add, teacher: Account
) -> None:
    record = add_item()
    first = record.current_version
    assert first is not None
    before = dict(first.content)
    version = items.revise(session, record, replace(item_of(first), stem="Neu?"), teacher.id, NOW)
    session.commit()
    session.expire_all()
    assert version is not None
    assert (version.number, version.created_by_id, record.current_version_id) == (2, teacher.id, version.id)
    assert session.get_one(ItemVersion, first.id).content == before


def test_an_edit_that_changes_nothing_makes_no_version(session: Session, add_item: Add, teacher: Account) -> None:
    record = add_item(ItemType.MATCHING)
    assert record.current_version is not None
    assert items.revise(session, record, item_of(record.current_version), teacher.id, NOW) is None


def test_an_unsound_item_is_never_stored(session: Session, article: ArticleRecord, teacher: Account) -> None:
    with pytest.raises(InvalidItem):
        items.add(session, article, replace(make_item(), stem=" "), teacher.id, NOW)


def test_a_running_attempt_keeps_its_version_and_a_new_one_gets_the_edit(
    session: Session, quiz: Quiz, teacher: Account, learner: Account
) -> None:
    attempt = take(session, quiz, learner)
    record = reloaded(session, quiz).items[0].item
    assert record.current_version is not None
    items.revise(session, record, replace(item_of(record.current_version), stem="Besser?"), teacher.id, NOW)
    session.commit()
    held = session.query(AttemptItem).filter_by(attempt_id=attempt.id, position=1).one()
    assert session.get_one(ItemVersion, held.item_version_id).stem == "Erste Frage?"
    assert reloaded(session, quiz).items[0].item.current_version.stem == "Besser?"  # type: ignore[union-attr]


def test_items_swap_places_with_their_visible_neighbour(
    session: Session, article: ArticleRecord, add_item: Add
) -> None:
    first, hidden, last = (add_item(stem=stem) for stem in ("A?", "B?", "C?"))
    items.judge(session, [hidden], ItemStatus.REJECTED)
    items.move(session, last, -1)
    session.commit()
    assert [stem for stem in stems(session, article) if stem != "B?"] == ["C?", "A?"]
    items.move(session, last, -1)
    items.move(session, first, 1)
    session.commit()
    assert [stem for stem in stems(session, article) if stem != "B?"] == ["C?", "A?"]


def test_an_item_that_is_rejected_leaves_its_quizzes(session: Session, quiz: Quiz) -> None:
    record = reloaded(session, quiz).items[0].item
    assert items.judge(session, [record], ItemStatus.REJECTED) == 1
    session.commit()
    assert [place.item_id for place in reloaded(session, quiz).items] != [record.id]


def test_the_last_items_of_a_published_quiz_cannot_be_rejected(session: Session, quiz: Quiz) -> None:
    quizzes.publish(session, reloaded(session, quiz), NOW)
    both = [place.item for place in reloaded(session, quiz).items]
    with pytest.raises(QuizWouldBeEmpty):
        items.judge(session, both, ItemStatus.DRAFT)
    assert items.judge(session, both[:1], ItemStatus.DRAFT) == 1
    assert {item.status for item in both[1:]} == {ItemStatus.APPROVED}


# proposals


def test_new_proposals_replace_untouched_ones_and_nothing_else(
    session: Session, article: ArticleRecord, add_item: Add, teacher: Account
) -> None:
    add_item(stem="Unberührt?")
    add_item(status=ItemStatus.APPROVED, stem="Angenommen?")
    add_item(status=ItemStatus.REJECTED, stem="Abgelehnt?")
    edited = add_item(stem="Alt?")
    items.revise(session, edited, make_item(stem="Geändert?"), teacher.id, NOW)
    fresh = [make_item(stem=stem) for stem in ("Neu eins?", "Abgelehnt?", "Neu zwei?")]
    assert proposals.replace_proposals(session, article, fresh, NOW) == 2
    session.commit()
    assert stems(session, article) == ["Angenommen?", "Abgelehnt?", "Geändert?", "Neu eins?", "Neu zwei?"]


def test_proposals_that_learners_saw_are_kept(
    session: Session, article: ArticleRecord, quiz: Quiz, learner: Account
) -> None:
    take(session, quiz, learner)
    items.judge(session, [place.item for place in reloaded(session, quiz).items], ItemStatus.DRAFT)
    proposals.replace_proposals(session, article, [], NOW)
    session.commit()
    assert stems(session, article) == ["Erste Frage?", "Zweite Frage?"]


# quizzes


def test_a_quiz_begins_with_the_approved_items_in_their_order(
    session: Session, article: ArticleRecord, add_item: Add
) -> None:
    for status in (ItemStatus.APPROVED, ItemStatus.DRAFT, ItemStatus.REJECTED, ItemStatus.APPROVED):
        add_item(status=status, stem=f"{status}?")
    quiz = quizzes.create(session, article, "Brücke")
    session.commit()
    loaded = reloaded(session, quiz)
    assert [place.item.status for place in loaded.items] == [ItemStatus.APPROVED] * 2
    assert [place.position for place in loaded.items] == [1, 2]
    assert (loaded.status, loaded.code) == (QuizStatus.DRAFT, None)


def test_publishing_gives_a_code_that_stays_through_closing_and_reopening(session: Session, quiz: Quiz) -> None:
    loaded = reloaded(session, quiz)
    quizzes.publish(session, loaded, NOW)
    code = loaded.code
    assert code
    quizzes.close(session, loaded, NOW)
    assert (loaded.status, loaded.closed_at) == (QuizStatus.CLOSED, NOW)
    quizzes.publish(session, loaded, NOW)
    session.commit()
    assert (loaded.status, loaded.closed_at, loaded.code) == (QuizStatus.PUBLISHED, None, code)


def test_a_code_that_is_taken_is_not_given_again(
    session: Session, article: ArticleRecord, quiz: Quiz, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["AAAAAAAAA", "AAAAAAAAA", "BBBBBBBBB"])
    monkeypatch.setattr(quizzes, "make_code", lambda: next(drawn))
    quizzes.publish(session, reloaded(session, quiz), NOW)
    other = reloaded(session, quizzes.create(session, article, "Zweites"))
    quizzes.publish(session, other, NOW)
    session.commit()
    assert other.code == "BBBBBBBBB"


def test_a_quiz_without_items_is_not_published(session: Session, article: ArticleRecord) -> None:
    quiz = quizzes.create(session, article, "Leer")
    with pytest.raises(NoItems):
        quizzes.publish(session, reloaded(session, quiz), NOW)


def test_the_last_item_of_a_published_quiz_stays(session: Session, quiz: Quiz) -> None:
    loaded = reloaded(session, quiz)
    quizzes.publish(session, loaded, NOW)
    quizzes.remove_place(session, loaded, loaded.items[0])
    with pytest.raises(QuizWouldBeEmpty):
        quizzes.remove_place(session, loaded, loaded.items[0])


def test_items_of_a_quiz_move_and_can_be_worth_more_there(session: Session, quiz: Quiz) -> None:
    loaded = reloaded(session, quiz)
    first, second = loaded.items
    quizzes.move_place(session, loaded, second, -1)
    quizzes.set_points(session, second, Decimal("2.5"))
    session.commit()
    assert [(place.id, place.points) for place in reloaded(session, quiz).items] == [
        (second.id, Decimal("2.5")),
        (first.id, None),
    ]


def test_items_are_added_once_and_at_the_end(session: Session, quiz: Quiz, add_item: Add) -> None:
    late = add_item(status=ItemStatus.APPROVED, stem="Spät?")
    loaded = reloaded(session, quiz)
    assert [item.id for item in queries.approved_elsewhere(session, loaded)] == [late.id]
    assert quizzes.add_items(session, loaded, [late]) == 1
    assert quizzes.add_items(session, loaded, [late]) == 0
    session.commit()
    assert reloaded(session, quiz).items[-1].item_id == late.id


def test_a_copy_has_items_and_rules_but_neither_code_nor_attempts(
    session: Session, quiz: Quiz, learner: Account
) -> None:
    loaded = reloaded(session, quiz)
    rules = Settings(
        "Brücke", Feedback.AFTER_EACH, Presentation.ALL_ON_ONE, shuffle=True, time_limit_seconds=600, show_article=True
    )
    quizzes.set_up(session, loaded, rules)
    quizzes.set_points(session, loaded.items[0], Decimal(3))
    quizzes.publish(session, loaded, NOW)
    take(session, quiz, learner)
    twin = quizzes.duplicate(session, reloaded(session, quiz), "Kopie")
    session.commit()
    twin = reloaded(session, twin)
    assert (twin.status, twin.code, queries.count_attempts(session, twin.id)) == (QuizStatus.DRAFT, None, 0)
    assert (twin.feedback, twin.presentation, twin.shuffle, twin.time_limit_seconds, twin.show_article) == (
        Feedback.AFTER_EACH,
        Presentation.ALL_ON_ONE,
        True,
        600,
        True,
    )
    original = reloaded(session, quiz)
    assert [(p.item_id, p.points) for p in twin.items] == [(p.item_id, p.points) for p in original.items]


def test_a_quiz_nobody_took_is_gone_after_deleting_and_its_items_stay(
    session: Session, article: ArticleRecord, quiz: Quiz
) -> None:
    quizzes.delete(session, reloaded(session, quiz), NOW)
    session.commit()
    assert session.get(Quiz, quiz.id) is None
    assert session.query(QuizItem).count() == 0
    assert len(stems(session, article)) == 2


def test_a_quiz_that_was_taken_is_closed_and_out_of_sight_but_its_attempts_stay(
    session: Session, quiz: Quiz, learner: Account
) -> None:
    quizzes.publish(session, reloaded(session, quiz), NOW)
    attempt = take(session, quiz, learner)
    quizzes.delete(session, reloaded(session, quiz), NOW)
    session.commit()
    kept = reloaded(session, quiz)
    assert (kept.status, kept.deleted_at) == (QuizStatus.CLOSED, NOW)
    assert session.get(Attempt, attempt.id) is not None
    assert queries.quizzes_of(session, kept.owner_id) == []
    assert queries.count_quizzes(session, kept.owner_id) == 0


def test_an_article_goes_with_its_items_unless_learners_results_need_it(
    session: Session, article: ArticleRecord, quiz: Quiz, learner: Account
) -> None:
    take(session, quiz, learner)
    quizzes.delete(session, reloaded(session, quiz), NOW)
    delete_article(session, session.get_one(ArticleRecord, article.id), NOW)
    session.commit()
    assert session.get_one(ArticleRecord, article.id).deleted_at == NOW
    assert session.query(ItemRecord).count() == 2


def test_an_article_that_nobody_needs_is_gone_with_its_items(
    session: Session, article: ArticleRecord, add_item: Add
) -> None:
    add_item()
    delete_article(session, session.get_one(ArticleRecord, article.id), NOW)
    session.commit()
    assert session.get(ArticleRecord, article.id) is None
    assert session.query(ItemRecord).count() == session.query(ItemVersion).count() == 0
