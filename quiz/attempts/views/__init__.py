"""The pages of a learner who takes a quiz."""

from quiz.attempts.blueprint import bp
from quiz.attempts.views import ahead, entering, preview, taking

__all__ = ["ahead", "bp", "entering", "preview", "taking"]
