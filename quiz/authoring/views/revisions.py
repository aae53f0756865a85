"""The teacher's say: another form, other distractors, items on a passage, what was turned down."""

from __future__ import annotations

from datetime import timedelta

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import undefer

from quiz.access import load_owned, signed_in_account, teacher_required, wait_before
from quiz.articles.services import article_of, propose_items
from quiz.authoring import turned_down
from quiz.authoring.blueprint import bp
from quiz.authoring.forms.wishes import WishesForm
from quiz.authoring.labels import REASONS
from quiz.authoring.sentences import all_sentences, text_blocks
from quiz.authoring.services import revisions
from quiz.authoring.views.addresses import address_of
from quiz.mapping import item_of
from quiz.models import ArticleRecord, ItemRecord, Job, db
from quiz.ratelimits import Limit

REVISIONS = Limit("revision", 120, timedelta(minutes=10))
INVALID, TOO_MANY = 422, 429


@bp.post("/items/<int:item_id>/another-form")
@teacher_required
def another_form(item_id: int) -> ResponseReturnValue:
    """Look for another item on the same fact."""
    record = _record(item_id)
    if _is_too_much():
        return redirect(address_of(record))
    return _watch(revisions.ask_for_another_form(db.session(), record))


@bp.post("/items/<int:item_id>/other-distractors")
@teacher_required
def other_distractors(item_id: int) -> ResponseReturnValue:
    """Look for other wrong options."""
    record = _record(item_id)
    if record.current_version is None or not revisions.can_change_distractors(record, item_of(record.current_version)):
        flash(_("Diese Frage behält ihre falschen Antworten. Du kannst sie bearbeiten."), "error")
        return redirect(address_of(record))
    if _is_too_much():
        return redirect(address_of(record))
    return _watch(revisions.ask_for_distractors(db.session(), record))


@bp.route("/articles/<int:article_id>/items/ask", methods=["GET", "POST"])
@teacher_required
def ask(article_id: int) -> ResponseReturnValue:
    """Ask for items on the article or a passage of it, by kinds, difficulty and number."""
    article, form = load_owned(ArticleRecord, article_id), WishesForm()
    sentences = all_sentences(text_blocks(article_of(article)))
    form.offer(sentences)
    if not form.validate_on_submit():
        return _ask_page(form, article, INVALID if form.is_submitted() else 200)
    try:
        place = form.place(article.text, sentences)
    except LookupError:
        return _ask_page(form, article, INVALID)
    if waiting := _seconds_to_wait():
        form.form_errors.append(_too_much(waiting))
        return _ask_page(form, article, TOO_MANY)
    if place is None:
        return _watch(propose_items(db.session(), article, wishes=form.wishes().to_json()))
    return _watch(revisions.ask_about(db.session(), article, *place, form.wishes()))


@bp.get("/articles/<int:article_id>/dropped")
@teacher_required
def dropped(article_id: int) -> ResponseReturnValue:
    """Show which items were turned down, by sentence, and why."""
    article = load_owned(ArticleRecord, article_id, (undefer(ArticleRecord.dropped),))
    groups = turned_down.by_sentence(article, all_sentences(text_blocks(article_of(article))))
    return render_template(
        "authoring/dropped.html",
        article=article,
        groups=groups,
        reasons=turned_down.reasons(groups or ()),
        labels=REASONS,
    )


@bp.post("/articles/<int:article_id>/dropped")
@teacher_required
def inspect(article_id: int) -> ResponseReturnValue:
    """Find out what is turned down, for an article that nobody has looked at yet."""
    article = load_owned(ArticleRecord, article_id)
    if _is_too_much():
        return redirect(url_for(".dropped", article_id=article.id))
    return _watch(revisions.ask_what_was_dropped(db.session(), article))


def _record(item_id: int) -> ItemRecord:
    """The teacher's item; 404 for one without an article, which has nothing to be made anew from."""
    record = load_owned(ItemRecord, item_id)
    if record.article_id is None:
        abort(404)
    return record


def _ask_page(form: WishesForm, article: ArticleRecord, status: int) -> ResponseReturnValue:
    return render_template("authoring/ask.html", form=form, article=article), status


def _watch(job: Job) -> ResponseReturnValue:
    db.session.commit()
    return redirect(url_for(".progress", job_id=job.id, wait=1))


def _is_too_much() -> bool:
    """Count a wish, and say so where there were too many."""
    waiting = _seconds_to_wait()
    if waiting:
        flash(_too_much(waiting), "error")
    return bool(waiting)


def _seconds_to_wait() -> int:
    return wait_before(REVISIONS, str(signed_in_account().id))


def _too_much(seconds: int) -> str:
    return _("Das waren sehr viele Wünsche. Warte %(minutes)s Minuten.", minutes=seconds // 60 + 1)
