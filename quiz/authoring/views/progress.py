"""Watching a job that proposes items, cancelling it, trying again."""

from __future__ import annotations

import time

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from quiz import jobs
from quiz.access import load_owned, teacher_required
from quiz.articles.services import GENERATION
from quiz.authoring import queries
from quiz.authoring.blueprint import bp
from quiz.authoring.labels import FAILURES, OTHER_FAILURE
from quiz.authoring.services.revisions import ANOTHER_FORM, INSPECTION, ON_PASSAGE, OTHER_DISTRACTORS
from quiz.models import Job, JobStatus, db, utc_now

PATIENCE = 1.5
"""How many seconds a request waits for a job that was just queued: a short article is done by then."""

_POLL = 0.05


@bp.get("/jobs/<int:job_id>")
@teacher_required
def progress(job_id: int) -> ResponseReturnValue:
    """Show how far a job is; once it is done, what it made."""
    job = load_owned(Job, job_id)
    if "wait" in request.args:
        _wait_for(job)
    if job.status is JobStatus.DONE:
        return _result(job)
    failure = FAILURES.get(job.error or "", OTHER_FAILURE)
    return render_template(
        "authoring/progress.html", job=job, failure=failure, proposing=job.kind in {GENERATION, ON_PASSAGE}
    )


@bp.get("/jobs/<int:job_id>/state")
@teacher_required
def job_state(job_id: int) -> ResponseReturnValue:
    """Tell a script how far a job is."""
    job = load_owned(Job, job_id)
    return {"status": job.status.value, "progress": job.progress, "finished": job.is_finished}


@bp.post("/jobs/<int:job_id>/cancel")
@teacher_required
def cancel_job(job_id: int) -> ResponseReturnValue:
    """Cancel a job."""
    jobs.cancel(db.session(), load_owned(Job, job_id), utc_now())
    db.session.commit()
    return redirect(url_for(".progress", job_id=job_id))


@bp.post("/jobs/<int:job_id>/retry")
@teacher_required
def retry_job(job_id: int) -> ResponseReturnValue:
    """Try a failed or cancelled job again."""
    jobs.retry(db.session(), load_owned(Job, job_id))
    db.session.commit()
    return redirect(url_for(".progress", job_id=job_id, wait=1))


def _result(job: Job) -> ResponseReturnValue:
    """Lead to what a job that is done has made, or say that it found nothing."""
    if job.kind == INSPECTION:
        return redirect(url_for(".dropped", article_id=job.article_id))
    if job.kind == GENERATION or job.article_id is None:
        return redirect(url_for(".review", article_id=job.article_id))
    made = queries.items_made_since(db.session(), job.article_id, job.started_at or job.created_at)
    if made:
        flash(_made(job, len(made)), "success")
        return redirect(url_for(".review", article_id=job.article_id, _anchor=f"item-{made[0]}"))
    flash(_found_nothing(job))
    return redirect(url_for(".review", article_id=job.article_id))  # to its top, where the message is


def _made(job: Job, count: int) -> str:
    if job.kind == OTHER_DISTRACTORS:
        return _("Die Frage hat neue falsche Antworten. Die bisherigen stehen unter ihren Fassungen.")
    if job.kind == ANOTHER_FORM:
        return _("Die andere Form steht als Vorschlag hinter der Frage.")
    return ngettext("Ein neuer Vorschlag zu dieser Stelle.", "%(num)s neue Vorschläge zu dieser Stelle.", count)


def _found_nothing(job: Job) -> str:
    if job.kind == OTHER_DISTRACTORS:
        return _("Andere falsche Antworten, die sicher falsch sind, ließen sich nicht finden.")
    if job.kind == ANOTHER_FORM:
        return _("Zu dieser Tatsache gibt es keine weitere Form, die noch nicht da ist.")
    return _("Zu dieser Stelle ließ sich so keine weitere sichere Frage bilden.")


def _wait_for(job: Job) -> None:
    deadline = time.monotonic() + PATIENCE
    while not job.is_finished and time.monotonic() < deadline:
        db.session.rollback()  # ends the read, so that the next one sees what the worker wrote
        time.sleep(_POLL)
        db.session.refresh(job)
