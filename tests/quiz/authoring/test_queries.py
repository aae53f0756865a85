"""Lists are counted in the database, and one teacher's are no other's."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from quiz.articles import queries as articles
from quiz.authoring import queries
from quiz.models import Account, ArticleRecord, Attempt, ItemRecord, ItemStatus, Quiz, Role, utc_now


def test_an_article_s_row_counts_its_items_and_quizzes(
    session: Session, article: ArticleRecord, quiz: Quiz, add_item: Callable[..., ItemRecord]
) -> None:
    add_item(status=ItemStatus.DRAFT)
    add_item(status=ItemStatus.REJECTED)
    (row,) = articles.articles_of(session, article.owner_id)
    assert (row.article.id, row.drafts, row.approved, row.quizzes) == (article.id, 1, 2, 1)
    assert quiz.article_id == article.id


def test_a_quiz_s_row_counts_items_and_submitted_attempts(session: Session, quiz: Quiz, learner: Account) -> None:
    for submitted in (utc_now(), None):
        attempt = Attempt(quiz_id=quiz.id, account_id=learner.id, nickname="Kim", seed=1, submitted_at=submitted)
        session.add(attempt)
    session.commit()
    (row,) = queries.quizzes_of(session, quiz.owner_id)
    assert (row.quiz.id, row.items, row.submitted) == (quiz.id, 2, 1)
    assert queries.count_attempts(session, quiz.id) == 2


def test_another_teacher_sees_none_of_it(session: Session, quiz: Quiz, make_account: Callable[..., Account]) -> None:
    other = make_account("andere", Role.TEACHER)
    assert quiz.owner_id != other.id
    assert not articles.articles_of(session, other.id)
    assert not queries.quizzes_of(session, other.id)
    assert articles.count_articles(session, other.id) == queries.count_quizzes(session, other.id) == 0
