"""The pages about classes; importing them registers them."""

from quiz.classrooms.blueprint import bp
from quiz.classrooms.views import assignments, classes, joining, members, progress, taking

__all__ = ["assignments", "bp", "classes", "joining", "members", "progress", "taking"]
