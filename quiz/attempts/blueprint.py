"""The blueprint of the pages for taking a quiz."""

from __future__ import annotations

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

bp = Blueprint("attempts", __name__)
SAVING = "quiz.attempts.views.taking.save"


@bp.record_once
def _leave_the_check_to_saving(state: BlueprintSetupState) -> None:
    """Let the view for saving check the CSRF token by itself, so that an answer outlives the token of its form."""
    state.app.extensions["csrf"].exempt(SAVING)
