"""The pages of practice: the day, a review, the collection, progress and what may be taken along."""

from quiz.practice.blueprint import bp
from quiz.practice.views import collection, daily, progress

__all__ = ["bp", "collection", "daily", "progress"]
