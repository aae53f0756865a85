"""Judging proposed items beside the article."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from questions.items import ItemType
from quiz.access import load_owned, teacher_required
from quiz.articles import queries as articles
from quiz.authoring import queries
from quiz.authoring.blueprint import bp
from quiz.authoring.labels import TYPE_HINTS, TYPES
from quiz.authoring.reviewing import review_of
from quiz.authoring.services import items
from quiz.authoring.services.items import QuizWouldBeEmpty
from quiz.authoring.views.addresses import address_of
from quiz.authoring.wishes import DIFFICULTIES
from quiz.models import ArticleRecord, ItemRecord, ItemStatus, db

STEPS = {"up": -1, "down": 1}


@bp.get("/articles/<int:article_id>/items")
@teacher_required
def review(article_id: int) -> ResponseReturnValue:
    """Show the article and its items side by side."""
    article, session = load_owned(ArticleRecord, article_id), db.session()
    reviewed = review_of(article, queries.items_of(session, article.id))
    return render_template(
        "authoring/review.html",
        article=article,
        review=reviewed,
        approved=reviewed.count(ItemStatus.APPROVED),
        drafts=reviewed.count(ItemStatus.DRAFT),
        quizzes=articles.quizzes_of(session, article.id),
        job=next(iter(articles.open_jobs(session, article.id)), None),
        types=TYPES,
        type_hints=TYPE_HINTS,
        all_types=list(ItemType),
        difficulties=DIFFICULTIES,
    )


@bp.post("/articles/<int:article_id>/items/judge")
@teacher_required
def judge_many(article_id: int) -> ResponseReturnValue:
    """Approve all drafts, or approve or reject the ticked ones."""
    article = load_owned(ArticleRecord, article_id)
    action, ticked = request.form.get("action", ""), set(request.form.getlist("item", int))
    found = [item for item in queries.items_of(db.session(), article.id) if item.status is not ItemStatus.REJECTED]
    if action == "approve_all":
        chosen, status = [item for item in found if item.status is ItemStatus.DRAFT], ItemStatus.APPROVED
    elif action in {"approved", "rejected"}:
        chosen, status = [item for item in found if item.id in ticked], ItemStatus(action)
    else:
        abort(400)
    _judge(chosen, status)
    return redirect(url_for(".review", article_id=article.id, _anchor="items"))


@bp.post("/items/<int:item_id>/judge")
@teacher_required
def judge(item_id: int) -> ResponseReturnValue:
    """Approve or reject an item, or take that back."""
    record = load_owned(ItemRecord, item_id)
    try:
        status = ItemStatus(request.form.get("verdict", ""))
    except ValueError:
        abort(400)
    _judge([record], status)
    return _back_to(record)


@bp.post("/items/<int:item_id>/move")
@teacher_required
def move(item_id: int) -> ResponseReturnValue:
    """Move an item up or down."""
    record, step = load_owned(ItemRecord, item_id), STEPS.get(request.form.get("direction", ""))
    if step is None:
        abort(400)
    items.move(db.session(), record, step)
    db.session.commit()
    return _back_to(record)


def _judge(records: Sequence[ItemRecord], status: ItemStatus) -> None:
    try:
        left = items.judge(db.session(), records, status)
    except QuizWouldBeEmpty:
        flash(_("Ein veröffentlichtes Quiz hätte dann keine Frage mehr. Schließe es zuerst."), "error")
        return
    db.session.commit()
    if left:
        flash(
            ngettext("Die Frage ist auch aus dem Quiz genommen.", "%(num)s Plätze in Quizzen sind frei geworden.", left)
        )


def _back_to(record: ItemRecord) -> ResponseReturnValue:
    return redirect(address_of(record))
