"""The pages of results: what learners see of their own, and what teachers see of a class."""

from quiz.results.blueprint import bp
from quiz.results.views import attempt, gradebook, learner, marking, quiz, regrade, reports

__all__ = ["attempt", "bp", "gradebook", "learner", "marking", "quiz", "regrade", "reports"]
