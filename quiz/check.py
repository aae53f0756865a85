"""Whether the database is consistent: what constraints cannot say, and on SQLite what they say, too.

Every rule yields a line for each thing that is wrong. A sound database yields none, whatever was killed or restarted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from questions.interchange import InvalidItem
from quiz.jobs import OPEN
from quiz.mapping import item_of
from quiz.models import (
    Assignment,
    Attempt,
    AttemptItem,
    Base,
    ItemRecord,
    ItemStatus,
    ItemVersion,
    Job,
    JobStatus,
    Membership,
    Quiz,
    QuizItem,
    QuizStatus,
    Response,
)

AT_A_TIME = 500
"""Rows read at a time, so that a large database needs no large memory."""


def problems(session: Session) -> Iterator[str]:
    """Yield a line for everything that is wrong; the session should see one moment of the database."""
    for rule in RULES:
        yield from rule(session)


def _file_is_whole(session: Session) -> Iterator[str]:
    if session.get_bind().dialect.name == "sqlite":
        for line in session.scalars(sa.text("PRAGMA integrity_check")):
            if line != "ok":
                yield f"SQLite: {line}"


def _references_lead_somewhere(session: Session) -> Iterator[str]:
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            target = key.column.table.alias()
            dangling = (
                sa.select(table.primary_key.columns[0])
                .where(key.parent.is_not(None))
                .where(~sa.exists().where(target.c[key.column.name] == key.parent))
            )
            for row in session.scalars(dangling):
                yield f"{table.name} {row}: {key.parent.name} leads nowhere"


def _responses_saw_their_items_version(session: Session) -> Iterator[str]:
    query = (
        sa.select(Response.id, Response.item_version_id, AttemptItem.item_version_id)
        .join(Response.attempt_item)
        .where(Response.item_version_id != AttemptItem.item_version_id)
    )
    for response, saw, has in session.execute(query):
        yield f"response {response}: saw item version {saw}, the attempt has {has}"


def _answers_have_their_form(session: Session) -> Iterator[str]:
    for response, answer in session.execute(sa.select(Response.id, Response.answer)).yield_per(AT_A_TIME):
        if not isinstance(answer, dict) or set(answer) - {"response"}:
            yield f"response {response}: the answer has no known form"


def _attempts_have_numbered_items(session: Session) -> Iterator[str]:
    count, last, first = (
        sa.func.count(AttemptItem.id),
        sa.func.max(AttemptItem.position),
        sa.func.min(AttemptItem.position),
    )
    distinct = sa.func.count(AttemptItem.position.distinct())
    query = (
        sa.select(Attempt.id, count)
        .outerjoin(AttemptItem)
        .group_by(Attempt.id)
        .having(sa.or_(count == 0, first != 1, last != count, distinct != count))
    )
    for attempt, items in session.execute(query):
        yield f"attempt {attempt}: its {items} items are not numbered from 1"


def _retries_follow_ended_attempts(session: Session) -> Iterator[str]:
    earlier = aliased(Attempt)
    query = (
        sa.select(Attempt.id)
        .join(earlier, Attempt.retry_of_id == earlier.id)
        .where(sa.or_(earlier.submitted_at.is_(None), earlier.quiz_id != Attempt.quiz_id))
    )
    for attempt in session.scalars(query):
        yield f"attempt {attempt}: repeats one that is not submitted or of another quiz"


def _attempts_fit_their_assignments(session: Session) -> Iterator[str]:
    query = (
        sa.select(Attempt.id)
        .join(Assignment, Attempt.assignment_id == Assignment.id)
        .join(Membership, Attempt.membership_id == Membership.id)
        .where(
            sa.or_(Assignment.quiz_id != Attempt.quiz_id, Assignment.classroom_id != Membership.classroom_id),
        )
    )
    for attempt in session.scalars(query):
        yield f"attempt {attempt}: its assignment is of another quiz or class"


def _items_have_their_current_version(session: Session) -> Iterator[str]:
    query = (
        sa.select(ItemRecord.id)
        .join(ItemVersion, ItemRecord.current_version_id == ItemVersion.id)
        .where(ItemVersion.item_id != ItemRecord.id)
    )
    for item in session.scalars(query):
        yield f"item {item}: its current version is another item's"
    without = sa.select(ItemRecord.id).where(
        ItemRecord.current_version_id.is_(None), ItemRecord.status == ItemStatus.APPROVED
    )
    for item in session.scalars(without):
        yield f"item {item}: approved without a version"


def _versions_are_items(session: Session) -> Iterator[str]:
    for version in session.scalars(sa.select(ItemVersion)).yield_per(AT_A_TIME):
        try:
            item = item_of(version)
        except (InvalidItem, KeyError, TypeError, ValueError) as error:
            yield f"item version {version.id}: cannot be read ({type(error).__name__}: {error})"
        else:
            if (item.type, item.stem, item.points) != (version.type, version.stem, version.points):
                yield f"item version {version.id}: its columns say something else than its content"
        session.expunge(version)


def _versions_are_numbered(session: Session) -> Iterator[str]:
    count, last = sa.func.count(ItemVersion.id), sa.func.max(ItemVersion.number)
    query = sa.select(ItemVersion.item_id, count, last).group_by(ItemVersion.item_id).having(count != last)
    for item, versions, highest in session.execute(query):
        yield f"item {item}: {versions} versions, numbered up to {highest}"


def _quiz_items_are_their_owners(session: Session) -> Iterator[str]:
    query = (
        sa.select(QuizItem.id, QuizItem.quiz_id)
        .join(QuizItem.quiz)
        .join(QuizItem.item)
        .where(Quiz.owner_id != ItemRecord.owner_id)
    )
    for place, quiz in session.execute(query):
        yield f"quiz item {place}: quiz {quiz} has an item of another owner"


def _published_quizzes_have_codes(session: Session) -> Iterator[str]:
    query = sa.select(Quiz.id).where(Quiz.status != QuizStatus.DRAFT, Quiz.code.is_(None))
    for quiz in session.scalars(query):
        yield f"quiz {quiz}: published without a code"


def _jobs_are_where_they_say(session: Session) -> Iterator[str]:
    final = (JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED)
    wrong = sa.or_(
        sa.and_(Job.status.in_(final), Job.finished_at.is_(None)),
        sa.and_(Job.status.not_in(final), Job.finished_at.is_not(None)),
        sa.and_(Job.status == JobStatus.RUNNING, Job.worker.is_(None)),
        sa.and_(Job.status != JobStatus.RUNNING, Job.lease_until.is_not(None)),
    )
    for job, status in session.execute(sa.select(Job.id, Job.status).where(wrong)):
        yield f"job {job}: its columns do not fit the status {status.value}"
    for job, article, payload in session.execute(sa.select(Job.id, Job.article_id, Job.payload)).yield_per(AT_A_TIME):
        if article is not None and payload.get("article", article) != article:
            yield f"job {job}: is about article {payload['article']} and belongs to article {article}"


def _open_jobs_have_tickets(session: Session) -> Iterator[str]:
    """PostgreSQL alone: SQLite's queue is the rows themselves. A worker that runs mends it (quiz/shared_queue.py)."""
    if session.get_bind().dialect.name != "postgresql":
        return
    from quiz import tickets  # noqa: PLC0415 - nobody else needs psycopg and Procrastinate in the memory

    lost = sa.select(Job.id, Job.status).where(Job.status.in_(OPEN), tickets.NONE_LEADS_THERE).order_by(Job.id)
    for job, status in session.execute(lost):
        yield f"job {job}: {status.value}, and nothing in the queue leads to it; a running worker will queue it again"


RULES: tuple[Callable[[Session], Iterator[str]], ...] = (
    _file_is_whole,
    _references_lead_somewhere,
    _responses_saw_their_items_version,
    _answers_have_their_form,
    _attempts_have_numbered_items,
    _retries_follow_ended_attempts,
    _attempts_fit_their_assignments,
    _items_have_their_current_version,
    _versions_are_items,
    _versions_are_numbered,
    _quiz_items_are_their_owners,
    _published_quizzes_have_codes,
    _jobs_are_where_they_say,
    _open_jobs_have_tickets,
)
