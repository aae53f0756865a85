"""Editing an item, and writing one's own."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questions.items import Item, ItemType
from quiz.access import load_owned, signed_in_account, teacher_required
from quiz.articles.services import article_of
from quiz.authoring.blueprint import bp
from quiz.authoring.forms import BLANK, FORM_OF, ItemForm
from quiz.authoring.labels import TYPES
from quiz.authoring.queries import WITH_ARTICLE, taken_before
from quiz.authoring.sentences import Stretch, TextBlock, all_sentences, text_blocks
from quiz.authoring.services import items
from quiz.authoring.services.items import InvalidItem
from quiz.authoring.views.addresses import address_of
from quiz.mapping import item_of
from quiz.models import ArticleRecord, ItemRecord, db, utc_now

INVALID = 422


@bp.route("/items/<int:item_id>", methods=["GET", "POST"])
@teacher_required
def edit_item(item_id: int) -> ResponseReturnValue:
    """Edit an item; that makes a new version."""
    record = load_owned(ItemRecord, item_id, WITH_ARTICLE)
    if record.current_version is None:
        abort(404)
    item, blocks = item_of(record.current_version), text_blocks(article_of(record.article)) if record.article else ()
    form, sentences = FORM_OF[item.type](), all_sentences(blocks)
    if request.method == "GET":
        form.show(item, sentences)
    made = _entered(form, item, sentences)
    if made is not None and _kept(form, record, made):
        if taken_before(db.session(), record):
            return redirect(url_for("results.regrade", item_id=record.id))
        return redirect(address_of(record))
    return _page(form, record.article, blocks, record)


@bp.route("/articles/<int:article_id>/items/new/<type_name>", methods=["GET", "POST"])
@teacher_required
def new_item(article_id: int, type_name: str) -> ResponseReturnValue:
    """Write an item of one's own, of any type."""
    article = load_owned(ArticleRecord, article_id)
    if type_name not in set(ItemType):
        abort(404)
    item, blocks = items.blank_item(BLANK[ItemType(type_name)]), text_blocks(article_of(article))
    form = FORM_OF[item.type]()
    made = _entered(form, item, all_sentences(blocks))
    record = _added(form, article, made) if made is not None else None
    if record is not None:
        return redirect(url_for(".review", article_id=article.id, _anchor=f"item-{record.id}"))
    return _page(form, article, blocks, None)


def _entered(form: ItemForm, item: Item, sentences: Sequence[Stretch]) -> Item | None:
    """The item as it was entered and found valid, or None where the form has to be shown (again)."""
    if "more" in request.form:
        form.add_rows()
        return None
    return form.item(item, sentences) if form.validate_on_submit() else None


def _kept(form: ItemForm, record: ItemRecord, made: Item) -> bool:
    try:
        version = items.revise(db.session(), record, made, signed_in_account().id, utc_now())
    except InvalidItem as error:
        form.form_errors.append(_("So lässt sich die Frage nicht speichern (%(reason)s).", reason=error))
        return False
    db.session.commit()
    flash(
        _("Gespeichert. Neue Durchgänge bekommen diese Fassung.") if version else _("Nichts hat sich geändert."),
        "success",
    )
    return True


def _added(form: ItemForm, article: ArticleRecord, made: Item) -> ItemRecord | None:
    try:
        record = items.add(db.session(), article, made, signed_in_account().id, utc_now())
    except InvalidItem as error:
        form.form_errors.append(_("So lässt sich die Frage nicht speichern (%(reason)s).", reason=error))
        return None
    db.session.commit()
    flash(_("Die Frage ist angelegt."), "success")
    return record


def _page(
    form: ItemForm, article: ArticleRecord | None, blocks: Sequence[TextBlock], record: ItemRecord | None
) -> ResponseReturnValue:
    page = render_template(
        form.template,
        form=form,
        article=article,
        blocks=blocks,
        record=record,
        type_label=TYPES[form.type],
        back=address_of(record) if record else url_for(".review", article_id=article.id if article else None),
    )
    return page, INVALID if form.errors else 200
