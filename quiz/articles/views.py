"""Bringing articles in, correcting them, deleting them."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questions.articles import UnusableArticle
from quiz.access import load_owned, signed_in_account, teacher_required, wait_before
from quiz.articles import queries, services
from quiz.articles.fetching import Policy
from quiz.articles.forms import CorrectionForm, ImportForm, SourceForm
from quiz.articles.messages import article_unusable
from quiz.models import ArticleRecord, db, utc_now
from quiz.paging import requested_page
from quiz.ratelimits import Limit

bp = Blueprint("articles", __name__, url_prefix="/articles")

IMPORTS = Limit("import", 60, timedelta(minutes=10))
FETCHES = Limit("fetch", 20, timedelta(minutes=10))
INVALID = 422


@bp.get("/")
@teacher_required
def index() -> ResponseReturnValue:
    """List the teacher's articles."""
    owner, page = signed_in_account(), requested_page()
    pages = -(-queries.count_articles(db.session(), owner.id) // queries.PER_PAGE)
    rows = queries.articles_of(db.session(), owner.id, offset=(page - 1) * queries.PER_PAGE)
    return render_template(
        "articles/index.html", rows=rows, page=page, pages=pages, page_address=lambda page: url_for(".index", page=page)
    )


@bp.route("/new", methods=["GET", "POST"])
@teacher_required
def new() -> ResponseReturnValue:
    """Take an article in by text, file or address."""
    form, owner = ImportForm(), signed_in_account()
    if not form.validate_on_submit():
        return render_template("articles/new.html", form=form), INVALID if form.is_submitted() else 200
    if waiting := wait_before(FETCHES if form.wants_url() else IMPORTS, str(owner.id)):
        form.form_errors.append(
            _("Das waren sehr viele Artikel. Warte %(minutes)s Minuten.", minutes=waiting // 60 + 1)
        )
        return render_template("articles/new.html", form=form), 429
    reading = form.read(current_app.config.get("FETCH_POLICY") or Policy())
    if reading is None:
        return render_template("articles/new.html", form=form), INVALID
    to_correct = url_for(".edit", article_id=services.store(db.session(), owner.id, reading).id)
    db.session.commit()
    return redirect(to_correct)


@bp.route("/<int:article_id>", methods=["GET", "POST"])
@teacher_required
def edit(article_id: int) -> ResponseReturnValue:
    """Correct the cleaned article, then save it or have questions proposed; with items, only its source may change."""
    record = load_owned(ArticleRecord, article_id)
    if queries.has_items(db.session(), record.id):
        return _edit_source(record)
    form = CorrectionForm(obj=record)
    if not form.validate_on_submit():
        return render_template("articles/edit.html", form=form, article=record), INVALID if form.is_submitted() else 200
    try:
        services.correct(db.session(), record, form.correction(), utc_now())
    except UnusableArticle as error:
        form.markup.errors = [article_unusable(error.reason)]
        return render_template("articles/edit.html", form=form, article=record), INVALID
    services.name_source(db.session(), record, form.source_name.data or "", form.source_url.data or "")
    return _propose(record) if "propose" in request.form else _saved(record)


@bp.post("/<int:article_id>/propose")
@teacher_required
def propose(article_id: int) -> ResponseReturnValue:
    """Have (more) questions proposed."""
    return _propose(load_owned(ArticleRecord, article_id))


@bp.post("/<int:article_id>/copy")
@teacher_required
def copy(article_id: int) -> ResponseReturnValue:
    """Make a draft with the same text, whose text can be corrected."""
    twin = services.copy(db.session(), load_owned(ArticleRecord, article_id))
    db.session.commit()
    return redirect(url_for(".edit", article_id=twin.id))


@bp.route("/<int:article_id>/delete", methods=["GET", "POST"])
@teacher_required
def delete(article_id: int) -> ResponseReturnValue:
    """Delete an article after asking; one that quizzes are made from stays."""
    record = load_owned(ArticleRecord, article_id)
    quizzes = queries.quizzes_of(db.session(), record.id)
    if request.method == "GET" or quizzes:
        return render_template("articles/delete.html", article=record, quizzes=quizzes)
    services.delete(db.session(), record, utc_now())
    db.session.commit()
    flash(_("Der Artikel ist gelöscht."), "success")
    return redirect(url_for("authoring.dashboard"))


def _edit_source(record: ArticleRecord) -> ResponseReturnValue:
    form = SourceForm(obj=record)
    if not form.validate_on_submit():
        page = render_template(
            "articles/source.html", form=form, article=record, blocks=services.article_of(record).blocks
        )
        return page, INVALID if form.is_submitted() else 200
    services.name_source(db.session(), record, form.source_name.data or "", form.source_url.data or "")
    return _saved(record)


def _saved(record: ArticleRecord) -> ResponseReturnValue:
    db.session.commit()
    flash(_("Gespeichert."), "success")
    return redirect(url_for(".edit", article_id=record.id))


def _propose(record: ArticleRecord) -> ResponseReturnValue:
    progress = url_for("authoring.progress", job_id=services.propose_items(db.session(), record).id, wait=1)
    db.session.commit()
    return redirect(progress)
