"""Where a teacher begins: own articles and quizzes."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from quiz.access import signed_in_account, teacher_required
from quiz.articles import queries as articles
from quiz.authoring import queries
from quiz.authoring.blueprint import bp
from quiz.models import db
from quiz.paging import requested_page

SHOWN = 6


@bp.get("/teach")
@teacher_required
def dashboard() -> ResponseReturnValue:
    """Show the newest articles and quizzes."""
    owner, session = signed_in_account(), db.session()
    return render_template(
        "authoring/dashboard.html",
        articles=articles.articles_of(session, owner.id, limit=SHOWN),
        article_count=articles.count_articles(session, owner.id),
        quizzes=queries.quizzes_of(session, owner.id, limit=SHOWN),
        quiz_count=queries.count_quizzes(session, owner.id),
    )


@bp.get("/quizzes/")
@teacher_required
def quizzes() -> ResponseReturnValue:
    """List all quizzes."""
    owner, page = signed_in_account(), requested_page()
    pages = -(-queries.count_quizzes(db.session(), owner.id) // queries.PER_PAGE)
    rows = queries.quizzes_of(db.session(), owner.id, offset=(page - 1) * queries.PER_PAGE)
    return render_template(
        "authoring/quizzes.html",
        rows=rows,
        page=page,
        pages=pages,
        page_address=lambda page: url_for(".quizzes", page=page),
    )
