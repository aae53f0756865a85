"""The question bank: searching all items, putting them into quizzes, tags, sharing, earlier versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import selectinload

from quiz.access import load_owned, local_address, signed_in_account, teacher_required
from quiz.authoring import bank as queries
from quiz.authoring.blueprint import bp
from quiz.authoring.differences import differences
from quiz.authoring.forms.bank import SearchForm, TagsForm
from quiz.authoring.labels import STATUSES, TYPES
from quiz.authoring.queries import WITH_ITEMS, quizzes_of, taken_before
from quiz.authoring.services import bank as services
from quiz.authoring.services import quizzes
from quiz.mapping import item_of
from quiz.models import Account, ItemRecord, ItemStatus, ItemVersion, Quiz, db, utc_now
from quiz.paging import requested_page

QUIZZES_OFFERED = 100
WITH_TAGS = (selectinload(ItemRecord.tags),)


@bp.get("/bank")
@teacher_required
def bank() -> ResponseReturnValue:
    """Search the own items, or those that colleagues share."""
    account, session, page, form = signed_in_account(), db.session(), requested_page(), SearchForm(request.args)
    form.offer(queries.articles_with_items(session, account.id), queries.tags_of(session, account.id))
    search = form.search()
    asked: dict[str, Any] = {name: value for name, value in request.args.items() if name in form or name == "quiz"}
    rows, total = queries.found(session, account, search, page)
    return render_template(
        "authoring/bank.html",
        form=form,
        search=search,
        rows=rows,
        total=total,
        page=page,
        pages=max(1, -(-total // queries.PER_PAGE)),
        page_address=lambda number: url_for(".bank", page=number, **asked),
        quizzes=[row.quiz for row in quizzes_of(session, account.id, limit=QUIZZES_OFFERED)],
        chosen_quiz=request.args.get("quiz", 0, int),
        types=TYPES,
        statuses=STATUSES,
    )


@bp.post("/bank")
@teacher_required
def change_bank() -> ResponseReturnValue:
    """Put the ticked items into a quiz, copy colleagues' ones, tag, share or stop sharing the own ones."""
    account, ticked, action = signed_in_account(), request.form.getlist("item", int)[:500], request.form.get("action")
    own = queries.own_items(db.session(), account.id, ticked)
    if action == "quiz":
        return _into_quiz(account, own, ticked)
    if action == "copy":
        made = services.copy(
            db.session(), queries.colleagues_items(db.session(), account, ticked), account.id, utc_now()
        )
        flash(ngettext("%(num)s Frage kopiert.", "%(num)s Fragen kopiert.", len(made)), "success")
    elif action == "tag":
        tag = services.normal_tag(request.form.get("tag", ""))
        if not tag:
            flash(_("Wie heißt das Thema?"), "error")
            return _back()
        services.add_tag(db.session(), own, tag)
        flash(ngettext("%(num)s Frage hat das Thema.", "%(num)s Fragen haben das Thema.", len(own)), "success")
    elif action in {"share", "unshare"}:
        services.share(db.session(), own, account.id, utc_now(), shared=action == "share")
        flash(_("Gespeichert."), "success")
    else:
        abort(400)
    db.session.commit()
    return _back()


@bp.get("/items/<int:item_id>/about")
@teacher_required
def item(item_id: int) -> ResponseReturnValue:
    """Show an item, own or shared by a colleague: what it asks, its topics, and for own ones all versions."""
    account = signed_in_account()
    record = queries.visible_item(db.session(), account, item_id)
    if record is None or record.current_version is None:
        abort(404)
    form = TagsForm(tags=", ".join(row.tag for row in record.tags))
    return render_template(
        "authoring/item.html",
        record=record,
        item=item_of(record.current_version),
        own=record.owner_id == account.id,
        versions=_versions(record) if record.owner_id == account.id else [],
        form=form,
        types=TYPES,
        statuses=STATUSES,
    )


@bp.post("/items/<int:item_id>/tags")
@teacher_required
def set_tags(item_id: int) -> ResponseReturnValue:
    """Give an item its topics."""
    record, form = load_owned(ItemRecord, item_id, WITH_TAGS), TagsForm()
    if form.validate_on_submit():
        services.set_tags(db.session(), record, services.read_tags(form.tags.data or ""))
        db.session.commit()
        flash(_("Gespeichert."), "success")
    else:
        flash(_("Das sind zu viele Themen."), "error")
    return redirect(url_for(".item", item_id=record.id))


@bp.post("/items/<int:item_id>/share")
@teacher_required
def share_item(item_id: int) -> ResponseReturnValue:
    """Let colleagues at school see an item, or not any more."""
    record = load_owned(ItemRecord, item_id)
    services.share(db.session(), [record], signed_in_account().id, utc_now(), shared=request.form.get("shared") == "1")
    db.session.commit()
    return redirect(url_for(".item", item_id=record.id))


@bp.post("/items/<int:item_id>/versions/<int:number>/restore")
@teacher_required
def restore_version(item_id: int, number: int) -> ResponseReturnValue:
    """Let an item say again what an earlier version said."""
    record = load_owned(ItemRecord, item_id)
    version = db.session.scalar(
        db.select(ItemVersion).where(ItemVersion.item_id == record.id, ItemVersion.number == number)
    )
    if version is None:
        abort(404)
    made = services.restore(db.session(), record, version, signed_in_account().id, utc_now())
    db.session.commit()
    flash(
        _("Die Fassung gilt wieder, als Fassung %(number)s. Laufende Durchgänge behalten ihre.", number=made.number)
        if made
        else _("Nichts hat sich geändert."),
        "success",
    )
    if made and taken_before(db.session(), record):
        return redirect(url_for("results.regrade", item_id=record.id))
    return redirect(url_for(".item", item_id=record.id))


def _into_quiz(account: Account, own: Sequence[ItemRecord], ticked: Sequence[int]) -> ResponseReturnValue:
    chosen = request.form.get("quiz", "")
    session = db.session()
    copied = services.copy(session, queries.colleagues_items(session, account, ticked), account.id, utc_now())
    usable = [*(record for record in own if record.status is ItemStatus.APPROVED), *copied]
    if chosen.isdecimal():
        quiz = load_owned(Quiz, int(chosen), WITH_ITEMS)
    else:
        quiz = quizzes.create_empty(session, account.id, _("Neues Quiz"))
    added = quizzes.add_items(session, quiz, usable)
    session.commit()
    flash(ngettext("%(num)s Frage ist ins Quiz gekommen.", "%(num)s Fragen sind ins Quiz gekommen.", added), "success")
    if len(own) + len(copied) > len(usable):
        flash(_("Nur angenommene Fragen kommen ins Quiz; die anderen musst du erst prüfen."), "info")
    return redirect(url_for(".quiz", quiz_id=quiz.id, _anchor="items"))


def _versions(record: ItemRecord) -> list[dict[str, object]]:
    """All versions, the newest first, each with what it changed."""
    versions = db.session.scalars(
        db.select(ItemVersion).where(ItemVersion.item_id == record.id).order_by(ItemVersion.number)
    ).all()
    before = [None, *(item_of(version) for version in versions[:-1])]
    return [
        {
            "version": version,
            "parts": differences(old, item_of(version)),
            "current": version.id == record.current_version_id,
        }
        for version, old in reversed(list(zip(versions, before, strict=True)))
    ]


def _back() -> ResponseReturnValue:
    return redirect(local_address(request.form.get("back"), url_for(".bank")))
