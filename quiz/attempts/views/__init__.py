"""The pages of a learner who takes a quiz."""

from quiz.attempts.blueprint import bp
from quiz.attempts.views import entering, taking

__all__ = ["bp", "entering", "taking"]
