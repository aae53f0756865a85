"""What an empty installation starts with: a teacher, an article and a published quiz to take at once."""

from quiz.demo.services import DEMO_TEACHER, is_empty, make_and_tell

__all__ = ["DEMO_TEACHER", "is_empty", "make_and_tell"]
