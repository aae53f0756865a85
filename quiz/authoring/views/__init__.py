"""The pages of authoring; importing them registers them, and the jobs that propose items."""

from __future__ import annotations

from quiz.authoring.blueprint import bp
from quiz.authoring.services import proposals
from quiz.authoring.views import bank, building, dashboard, items, progress, quizzes, review, revisions

__all__ = ["bank", "bp", "building", "dashboard", "items", "progress", "proposals", "quizzes", "review", "revisions"]
