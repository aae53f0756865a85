"""Makes the demo data, by the same services that a teacher's clicks call."""

from __future__ import annotations

import click
import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.articles import from_markup
from quiz.accounts.passwords import random_password
from quiz.accounts.services import UsernameTaken, create_account
from quiz.articles.services import Reading, store
from quiz.authoring import queries
from quiz.authoring.services import items, proposals, quizzes
from quiz.demo import article
from quiz.demo.items import APPROVED_STEMS, demo_items
from quiz.models import Account, ArticleStatus, Feedback, ItemStatus, Presentation, Quiz, Role, utc_now

DEMO_TEACHER = "demo"
PROPOSALS = 20
SETTINGS = quizzes.Settings(
    title=article.HEADLINE,
    feedback=Feedback.AT_END,
    presentation=Presentation.ONE_PER_PAGE,
    shuffle=False,
    time_limit_seconds=None,
    show_article=True,
)


def is_empty(session: Session) -> bool:
    """Whether nobody has an account yet."""
    return session.scalar(sa.select(Account.id).limit(1)) is None


def make_demo(session: Session, password: str) -> Quiz:
    """Make the demo's teacher, article, items and published quiz; raises UsernameTaken if they are there."""
    from questions.pipeline import Options, generate_items  # noqa: PLC0415 - the web processes start without the engine

    text = from_markup(article.HEADLINE, article.PUBLISHED, article.MARKUP, kicker=article.KICKER, lead=article.LEAD)
    proposed, now = generate_items(text, Options(limit=PROPOSALS)).items, utc_now()
    teacher = create_account(
        session, username=DEMO_TEACHER, password=password, role=Role.TEACHER, display_name="Demo-Lehrkraft"
    )
    record = store(session, teacher.id, Reading(text, source_name=article.SOURCE))
    record.status = ArticleStatus.READY
    proposals.replace_proposals(session, record, proposed, now)
    found = queries.items_of(session, record.id)
    good = [item for item in found if item.current_version and item.current_version.stem in APPROVED_STEMS]
    items.judge(session, good, ItemStatus.APPROVED)
    for item in demo_items(record.text):
        items.add(session, record, item, teacher.id, now)
    quiz = quizzes.create(session, record, article.HEADLINE)
    quizzes.set_up(session, quiz, SETTINGS)
    quizzes.publish(session, quiz, now)
    return quiz


def make_and_tell(session: Session) -> None:
    """Make the demo data unless they are there, and print the teacher's password, which is kept nowhere else."""
    there = f"The demo data are there already (teacher: {DEMO_TEACHER})."
    if session.scalar(sa.select(Account.id).where(Account.username == DEMO_TEACHER)) is not None:
        click.echo(there)
        return
    password = random_password()
    try:
        quiz = make_demo(session, password)
    except UsernameTaken:  # by a process that started at the same moment
        session.rollback()
        click.echo(there)
        return
    session.commit()
    click.echo(f"Demo teacher:  user name {DEMO_TEACHER}   password {password}   (shown this once)")
    click.echo(f"Demo quiz:     code {quiz.code}")
