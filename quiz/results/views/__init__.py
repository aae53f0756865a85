"""The pages of results: what learners see of their own, and what teachers see of a class."""

from quiz.results.blueprint import bp
from quiz.results.views import attempt, learner, marking, quiz, regrade, reports

__all__ = ["attempt", "bp", "learner", "marking", "quiz", "regrade", "reports"]
