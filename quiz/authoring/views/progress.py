"""Watching a job that proposes items, cancelling it, trying again."""

from __future__ import annotations

import time

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quiz import jobs
from quiz.access import load_owned, teacher_required
from quiz.authoring.blueprint import bp
from quiz.authoring.labels import FAILURES, OTHER_FAILURE
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
        return redirect(url_for(".review", article_id=job.article_id))
    failure = FAILURES.get(job.error or "", OTHER_FAILURE)
    return render_template("authoring/progress.html", job=job, failure=failure)


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


def _wait_for(job: Job) -> None:
    deadline = time.monotonic() + PATIENCE
    while not job.is_finished and time.monotonic() < deadline:
        db.session.rollback()  # ends the read, so that the next one sees what the worker wrote
        time.sleep(_POLL)
        db.session.refresh(job)
