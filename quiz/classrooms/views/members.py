"""Who is in a class: adding a list, the sheet of personal codes, removing."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from quiz.access import signed_in_account, teacher_required
from quiz.articles.decoding import NotTextError, decode
from quiz.classrooms import queries
from quiz.classrooms.blueprint import bp
from quiz.classrooms.forms import MemberNameForm, RosterForm
from quiz.classrooms.labels import PROBLEMS
from quiz.classrooms.rosters import LONGEST_LIST, MOST_NAMES, RosterLine, RosterTooLargeError, read_roster
from quiz.classrooms.services import members as services
from quiz.classrooms.services.members import MOST_MEMBERS, ClassroomFull
from quiz.classrooms.views.loading import INVALID, own_classroom, own_member, secret
from quiz.models import Classroom, db, utc_now
from quiz.pictures import qr_code

BYTES_OF_A_CHARACTER = 4


@bp.route("/classes/<int:classroom_id>/members", methods=["GET", "POST"])
@teacher_required
def add_members(classroom_id: int) -> ResponseReturnValue:
    """Add a list of learners without accounts: all of it, or none while a line cannot be taken."""
    classroom, form = own_classroom(classroom_id), RosterForm()
    lines: list[RosterLine] = []
    if form.validate_on_submit():
        lines = _read(form, classroom)
        if lines and not form.errors and not any(line.problem for line in lines) and _added(form, classroom, lines):
            return redirect(url_for(".codes", classroom_id=classroom.id))
    problems = [line for line in lines if line.problem]
    page = render_template(
        "classrooms/add_members.html", classroom=classroom, form=form, problems=problems, words=PROBLEMS
    )
    return page, INVALID if form.errors or problems else 200


@bp.get("/classes/<int:classroom_id>/codes")
@teacher_required
def codes(classroom_id: int) -> ResponseReturnValue:
    """Show the personal codes as a sheet to print and cut."""
    classroom = own_classroom(classroom_id)
    members = [one for one in queries.members_of(db.session(), classroom.id) if one.guest and one.guest.personal_code]
    return render_template("classrooms/codes.html", classroom=classroom, members=members)


@bp.get("/classes/<int:classroom_id>/members/<int:membership_id>/qr.svg")
@teacher_required
def personal_picture(classroom_id: int, membership_id: int) -> ResponseReturnValue:
    """Draw the link in which a learner's personal code is filled in as a QR code."""
    _classroom, member = own_member(classroom_id, membership_id)
    if member.guest is None or member.guest.personal_code is None:
        abort(404)
    return qr_code(url_for("attempts.enter", code=member.guest.personal_code, _external=True))


@bp.post("/classes/<int:classroom_id>/members/<int:membership_id>/remove")
@teacher_required
def remove_member(classroom_id: int, membership_id: int) -> ResponseReturnValue:
    """Take a learner out of the class."""
    classroom, member = own_member(classroom_id, membership_id)
    services.remove(db.session(), member, signed_in_account().id, utc_now())
    db.session.commit()
    flash(_("%(name)s ist nicht mehr in der Klasse. Die Ergebnisse bleiben.", name=member.name), "success")
    return _back_to(classroom)


@bp.post("/classes/<int:classroom_id>/members/<int:membership_id>/restore")
@teacher_required
def take_member_back(classroom_id: int, membership_id: int) -> ResponseReturnValue:
    """Let a removed learner in again."""
    classroom, member = own_member(classroom_id, membership_id)
    try:
        services.take_back(db.session(), classroom, member, signed_in_account().id, utc_now())
    except ClassroomFull:
        flash(_full(), "error")
    db.session.commit()
    return _back_to(classroom)


@bp.post("/classes/<int:classroom_id>/members/<int:membership_id>/name")
@teacher_required
def rename_member(classroom_id: int, membership_id: int) -> ResponseReturnValue:
    """Call a learner something else in this class."""
    (classroom, member), form = own_member(classroom_id, membership_id), MemberNameForm()
    if form.validate_on_submit():
        services.rename(db.session(), member, form.name.data or "")
        db.session.commit()
    else:
        flash(_("Ein Name hat 1 bis 40 Zeichen."), "error")
    return _back_to(classroom)


@bp.post("/classes/<int:classroom_id>/members/<int:membership_id>/code")
@teacher_required
def renew_personal_code(classroom_id: int, membership_id: int) -> ResponseReturnValue:
    """Give a learner another personal code; the old one and the browsers it opened are locked out."""
    classroom, member = own_member(classroom_id, membership_id)
    if member.guest is None:
        abort(404)
    services.renew_personal_code(db.session(), member, member.guest, secret(), signed_in_account().id, utc_now())
    db.session.commit()
    flash(_("%(name)s hat einen neuen Code. Der alte gilt nicht mehr.", name=member.name), "success")
    return redirect(url_for(".codes", classroom_id=classroom.id))


def _read(form: RosterForm, classroom: Classroom) -> list[RosterLine]:
    """The lines of the list; what cannot be read at all is said at the form. A file's text goes into the form."""
    file = request.files.get("file")
    if file is not None and file.filename:
        data = file.stream.read(LONGEST_LIST * BYTES_OF_A_CHARACTER + 1)
        try:
            form.names.data = "\n".join(filter(None, (form.names.data, decode(data))))
        except NotTextError:
            form.file.errors = [_("Diese Datei ist kein Text. Speichere die Tabelle als CSV-Datei.")]
            return []
    known = [member.name for member in queries.members_of(db.session(), classroom.id)]
    try:
        lines = read_roster(form.names.data or "", known)
    except RosterTooLargeError:
        form.names.errors = [_("Die Liste ist zu lang: höchstens %(count)s Namen auf einmal.", count=MOST_NAMES)]
        return []
    if not lines:
        form.names.errors = [_("Bitte gib mindestens einen Namen ein.")]
    return lines


def _added(form: RosterForm, classroom: Classroom, lines: list[RosterLine]) -> bool:
    try:
        made = services.add_names(db.session(), classroom, [line.name for line in lines], secret(), utc_now())
    except ClassroomFull:
        db.session.rollback()
        form.names.errors = [_full()]
        return False
    db.session.commit()
    flash(ngettext("%(num)s Person ist dazugekommen.", "%(num)s Personen sind dazugekommen.", len(made)), "success")
    return True


def _full() -> str:
    return _("Die Klasse wäre zu groß: höchstens %(count)s Personen.", count=MOST_MEMBERS)


def _back_to(classroom: Classroom) -> ResponseReturnValue:
    return redirect(url_for(".classroom", classroom_id=classroom.id, _anchor="members"))
